import type { MenuItem, Station } from "@hafaloha/contract";
import { amountText } from "./amount.ts";

/** An option as it is typed. */
export interface TypedOption {
  /** Names it on the screen; one that is new has no id yet. */
  readonly key: string;
  readonly id: number | null;
  readonly name: string;
  readonly price: string;
  /** Null: as it is. Whether it is left changes by itself, and is no edit. */
  readonly available: boolean | null;
}

export interface TypedGroup {
  readonly key: string;
  readonly id: number | null;
  readonly name: string;
  readonly least: string;
  readonly most: string;
  readonly free: string;
  readonly options: readonly TypedOption[];
}

/** An item as the fields of its form show it. */
export interface ItemFields {
  readonly name: string;
  readonly description: string;
  readonly price: string;
  readonly imageUrl: string | null;
  readonly categoryIds: readonly number[];
  readonly days: readonly number[];
  readonly featured: boolean;
  readonly hidden: boolean;
  readonly station: Station;
  readonly prepMinutes: string;
  readonly noticeHours: string;
  readonly counted: boolean;
  /** Asked for where the counting begins; after that the stock's own page has it. */
  readonly portions: string;
  readonly alertAt: string;
  readonly groups: readonly TypedGroup[];
}

export type ItemField = keyof ItemFields;

/** An item that is not there yet, as the server would make it. */
export const blankFields: ItemFields = {
  name: "",
  description: "",
  price: "",
  imageUrl: null,
  categoryIds: [],
  days: [],
  featured: false,
  hidden: false,
  station: "grill",
  prepMinutes: "10",
  noticeHours: "0",
  counted: false,
  portions: "",
  alertAt: "0",
  groups: [],
};

export const fieldsOf = (item: MenuItem): ItemFields => ({
  name: item.name,
  description: item.description,
  price: amountText(item.price),
  imageUrl: item.image_url,
  categoryIds: item.category_ids,
  days: item.available_days,
  featured: item.featured,
  hidden: item.hidden,
  station: item.station,
  prepMinutes: String(item.prep_minutes),
  noticeHours: String(item.advance_notice_hours),
  counted: item.enable_stock_tracking,
  portions: "",
  alertAt: String(item.low_stock_threshold ?? 0),
  groups: item.option_groups.map((group) => ({
    key: `group-${group.id}`,
    id: group.id,
    name: group.name,
    least: String(group.min_select),
    most: String(group.max_select),
    free: String(group.free_option_count),
    options: group.options.map(({ id, name, additional_price }) => ({
      key: `option-${id}`,
      id,
      name,
      price: amountText(additional_price),
      available: null,
    })),
  })),
});

export const newOption = (key: string): TypedOption => ({ key, id: null, name: "", price: "0.00", available: null });

/** "Choose one", with one option to be named. */
export const newGroup = (key: string): TypedGroup => ({
  key,
  id: null,
  name: "",
  least: "0",
  most: "1",
  free: "0",
  options: [newOption(`${key}-first`)],
});
