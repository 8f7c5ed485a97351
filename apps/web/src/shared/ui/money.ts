const formats = new Map<string, Intl.NumberFormat>();

/** A decimal amount as the wire has it, in the restaurant's currency: `$15.50`. */
export function formatMoney(amount: number, currency: string): string {
  let format = formats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat("en-US", { style: "currency", currency });
    formats.set(currency, format);
  }
  return format.format(amount);
}
