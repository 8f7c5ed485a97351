/** What an order is found by: its number, its contact and what is in it, and its phone's digits as one. */
export function searchText(
  order: { readonly order_number: string; readonly contact_name: string; readonly contact_phone: string },
  lines: readonly { readonly name: string }[],
): string {
  const { order_number, contact_name, contact_phone } = order;
  const dishes = new Set(lines.map(({ name }) => name));
  return folded([order_number, contact_name, contact_phone, digitsOf(contact_phone), ...dishes].join(" "));
}

/** The pattern of `like` that finds what was typed wherever it stands; none where nothing was typed. */
export function searchPattern(typed: string): string | undefined {
  if (typed === "") return undefined;
  // However a phone number is written, here or there.
  const isPhone = /^[\d\s()+.-]{3,}$/.test(typed) && digitsOf(typed).length >= 3;
  const text = isPhone ? digitsOf(typed) : folded(typed);
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

const digitsOf = (text: string) => text.replace(/\D/g, "");
const folded = (text: string) => text.normalize("NFC").toLowerCase();
