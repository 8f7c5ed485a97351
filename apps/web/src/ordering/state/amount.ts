const amount = /^\d{1,6}([.,]\d{1,2})?$/;

/** An amount as it is typed, 15.50 or 15,5, as the decimal number of the wire; null where it is none. */
export function parseAmount(typed: string): number | null {
  const text = typed.trim();
  return amount.test(text) ? Number(text.replace(",", ".")) : null;
}

/** As somebody would type it. */
export const amountText = (value: number): string => value.toFixed(2);
