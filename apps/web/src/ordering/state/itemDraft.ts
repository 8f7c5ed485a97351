import type { ItemField, ItemFields } from "./itemFields.ts";

/**
 * What was typed and is not saved, and what stood there when it was. The rest is as the item is now, so that a
 * colleague's change of another field is not undone.
 */
export interface ItemDraft {
  readonly typed: Partial<ItemFields>;
  readonly before: Partial<ItemFields>;
}

export const untyped: ItemDraft = { typed: {}, before: {} };

export const isDirty = ({ typed }: ItemDraft): boolean => Object.keys(typed).length > 0;

export const shownFields = (draft: ItemDraft, saved: ItemFields): ItemFields => ({ ...saved, ...draft.typed });

/** Typing back what stands there is no edit. */
export function typeInto<Field extends ItemField>(
  draft: ItemDraft,
  saved: ItemFields,
  field: Field,
  value: ItemFields[Field],
): ItemDraft {
  if (isSame(value, saved[field])) return without(draft, [field]);
  return {
    typed: { ...draft.typed, [field]: value },
    before: field in draft.before ? draft.before : { ...draft.before, [field]: saved[field] },
  };
}

/** The fields that a colleague changed while something else was typed into them. */
export const conflictsOf = ({ typed, before }: ItemDraft, saved: ItemFields): readonly ItemField[] =>
  fieldNames(typed).filter((field) => !isSame(before[field], saved[field]) && !isSame(typed[field], saved[field]));

/** The person has seen what the colleague changed, and stays with what is typed. */
export function keepMine(draft: ItemDraft, saved: ItemFields): ItemDraft {
  const seen = Object.fromEntries(conflictsOf(draft, saved).map((field) => [field, saved[field]]));
  return { ...draft, before: { ...draft.before, ...seen } };
}

export const takeTheirs = (draft: ItemDraft, saved: ItemFields): ItemDraft => without(draft, conflictsOf(draft, saved));

/** After `sent` was saved: what was typed meanwhile stays. */
export function settle(draft: ItemDraft, sent: ItemDraft): ItemDraft {
  const saved = fieldNames(sent.typed).filter((field) => isSame(sent.typed[field], draft.typed[field]));
  const rest = without(draft, saved);
  return { ...rest, before: { ...rest.before, ...pick(sent.typed, fieldNames(rest.typed)) } };
}

const fieldNames = (fields: Partial<ItemFields>): readonly ItemField[] =>
  // Only fields of an item are ever put into a draft.
  Object.keys(fields) as ItemField[];

function without({ typed, before }: ItemDraft, fields: readonly ItemField[]): ItemDraft {
  const stays = (each: Partial<ItemFields>) =>
    pick(
      each,
      fieldNames(each).filter((field) => !fields.includes(field)),
    );
  return { typed: stays(typed), before: stays(before) };
}

const pick = (fields: Partial<ItemFields>, names: readonly ItemField[]): Partial<ItemFields> =>
  Object.fromEntries(names.flatMap((name) => (name in fields ? [[name, fields[name]]] : [])));

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
