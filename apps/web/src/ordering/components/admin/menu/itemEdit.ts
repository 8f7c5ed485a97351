import type { ItemField, ItemFields } from "../../../state/itemFields.ts";
import type { ItemProblems } from "../../../state/itemProblems.ts";

/** The open form, for its fields. */
export interface ItemEdit {
  readonly fields: ItemFields;
  readonly problems: ItemProblems;
  type<Field extends ItemField>(field: Field, value: ItemFields[Field]): void;
}
