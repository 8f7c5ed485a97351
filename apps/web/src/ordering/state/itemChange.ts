import type { GuestMenuItem, MenuItem, MenuItemChange, NewMenuItem } from "@hafaloha/contract";
import { parseAmount } from "./amount.ts";
import { type ItemDraft, isDirty } from "./itemDraft.ts";
import type { ItemFields, TypedGroup } from "./itemFields.ts";

type FieldsOfRequest = Omit<MenuItemChange, "expected_version">;

/** What is to be changed of an item: only what was typed; null where that is nothing. */
export const changeOf = (draft: ItemDraft, item: MenuItem): MenuItemChange | null =>
  isDirty(draft) ? { expected_version: item.version, ...asked(draft.typed) } : null;

export const newItemOf = (draft: ItemDraft, shown: ItemFields): NewMenuItem => ({
  ...asked(draft.typed),
  name: shown.name.trim(),
  price: parseAmount(shown.price) ?? 0,
});

/** Of fields that were found to have no problem. */
function asked(typed: Partial<ItemFields>): FieldsOfRequest {
  const { name, description, price, imageUrl, categoryIds, days, featured, hidden, station, counted, groups } = typed;
  const { prepMinutes, noticeHours, portions, alertAt } = typed;
  return {
    ...(name !== undefined && { name: name.trim() }),
    ...(description !== undefined && { description: description.trim() }),
    ...(price !== undefined && { price: parseAmount(price) ?? 0 }),
    ...(imageUrl !== undefined && { image_url: imageUrl }),
    ...(categoryIds && { category_ids: [...categoryIds] }),
    ...(days && { available_days: [...days] }),
    ...(featured !== undefined && { featured }),
    ...(hidden !== undefined && { hidden }),
    ...(station && { station }),
    ...(prepMinutes !== undefined && { prep_minutes: Number(prepMinutes) }),
    ...(noticeHours !== undefined && { advance_notice_hours: Number(noticeHours) }),
    ...(counted !== undefined && { enable_stock_tracking: counted }),
    ...(portions !== undefined && counted && { stock_quantity: Number(portions) }),
    ...(alertAt !== undefined && { low_stock_threshold: Number(alertAt) }),
    ...(groups && { option_groups: groups.map(groupInput) }),
  };
}

const groupInput = ({ id, name, least, most, free, options }: TypedGroup) => ({
  ...(id !== null && { id }),
  name: name.trim(),
  min_select: Number(least),
  max_select: Number(most),
  free_option_count: Number(free),
  options: options.map((option) => ({
    ...(option.id !== null && { id: option.id }),
    name: option.name.trim(),
    additional_price: parseAmount(option.price) ?? 0,
    // None left is off; on again counts no portions. One that nobody touched keeps what is left of it.
    ...(option.available !== null && { stock_quantity: option.available ? null : 0 }),
  })),
});

/** The item as its card on the storefront would show it now. */
export const previewOf = (fields: ItemFields, item: MenuItem | null): GuestMenuItem => ({
  id: item?.id ?? 1,
  restaurant_id: item?.restaurant_id ?? 1,
  menu_id: item?.menu_id ?? 1,
  category_ids: [...fields.categoryIds],
  name: fields.name.trim() || "New item",
  description: fields.description,
  price: parseAmount(fields.price) ?? 0,
  image_url: fields.imageUrl,
  available_days: [...fields.days],
  featured: fields.featured,
  hidden: fields.hidden,
  option_groups: [],
  enable_stock_tracking: fields.counted,
  available_quantity: fields.counted ? (item?.available_quantity ?? null) : null,
  stock_status: fields.counted ? (item?.stock_status ?? "in_stock") : "in_stock",
  orderable: true,
  station: fields.station,
  prep_minutes: item?.prep_minutes ?? 0,
  advance_notice_hours: Number(fields.noticeHours) || 0,
  version: item?.version ?? 1,
  updated_at: item?.updated_at ?? "1970-01-01T00:00:00Z",
});
