/** A chosen option as every screen shows it: `2 × extra rib`. */
export function optionName({ name, quantity }: { readonly name: string; readonly quantity: number }): string {
  return quantity > 1 ? `${quantity} × ${name}` : name;
}
