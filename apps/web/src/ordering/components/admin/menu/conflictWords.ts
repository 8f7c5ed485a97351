import type { Category } from "@hafaloha/contract";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { parseAmount } from "../../../state/amount.ts";
import { dayWords } from "../../../state/availableDays.ts";
import type { ItemField, ItemFields } from "../../../state/itemFields.ts";
import { stationWords } from "../kitchen/kitchenWords.ts";

const fieldWords: Readonly<Record<ItemField, string>> = {
  name: "Name",
  description: "Description",
  price: "Price",
  imageUrl: "Picture",
  categoryIds: "Sections",
  days: "Days",
  featured: "Featured",
  hidden: "Hidden",
  station: "Station",
  prepMinutes: "Minutes",
  noticeHours: "Notice",
  counted: "Count portions",
  portions: "Portions now",
  alertAt: "Alert at",
  groups: "Options",
};

/** What a colleague has put into these fields: "Price: $16.00". */
export function conflictWords(
  conflicts: readonly ItemField[],
  fields: ItemFields,
  sections: readonly Category[],
  currency: string,
): readonly string[] {
  return conflicts.map((field) => `${fieldWords[field]}: ${valueWords(field, fields, sections, currency)}`);
}

function valueWords(field: ItemField, fields: ItemFields, sections: readonly Category[], currency: string): string {
  switch (field) {
    case "price":
      return formatMoney(parseAmount(fields.price) ?? 0, currency);
    case "imageUrl":
      return fields.imageUrl ? "another one" : "none";
    case "categoryIds":
      return sections.flatMap(({ id, name }) => (fields.categoryIds.includes(id) ? [name] : [])).join(", ") || "none";
    case "days":
      return dayWords(fields.days);
    case "featured":
    case "hidden":
    case "counted":
      return fields[field] ? "on" : "off";
    case "station":
      return stationWords[fields.station];
    case "groups":
      return fields.groups.map(({ name }) => name).join(", ") || "none";
    case "name":
    case "description":
    case "prepMinutes":
    case "noticeHours":
    case "portions":
    case "alertAt":
      return fields[field] || "empty";
    default:
      return field satisfies never;
  }
}
