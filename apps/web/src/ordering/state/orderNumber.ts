/** The number without the restaurant's letters, as it is called out: `TNK-O-047` is `O-047`. */
export function shortNumber(orderNumber: string): string {
  return orderNumber.slice(orderNumber.indexOf("-") + 1);
}
