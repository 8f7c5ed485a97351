import type { MenuItem } from "@hafaloha/contract";
import { Plus } from "lucide-react";
import { newIdempotencyKey } from "../../../../shared/http/idempotencyKey.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { newGroup, type TypedGroup } from "../../../state/itemFields.ts";
import type { ItemEdit } from "./itemEdit.ts";
import { OptionGroupForm } from "./OptionGroupForm.tsx";

/** What may or must be chosen with the item, in the order in which it is asked. */
export function OptionGroups({ edit, item }: { edit: ItemEdit; item: MenuItem | null }) {
  const { groups } = edit.fields;
  const change = (next: readonly TypedGroup[]) => edit.type("groups", next);
  const left = new Map(item?.option_groups.flatMap(({ options }) => options.map((each) => [each.id, each.available])));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-semibold">Options</legend>
      {groups.map((group, index) => (
        <OptionGroupForm
          key={group.key}
          group={group}
          problems={edit.problems}
          isLeft={(id) => left.get(id) ?? true}
          onChange={(next) => change(groups.with(index, next))}
          onRemove={() => change(groups.toSpliced(index, 1))}
          onUp={index === 0 ? null : () => change(groups.toSpliced(index, 1).toSpliced(index - 1, 0, group))}
        />
      ))}
      <Button className="justify-self-start" onClick={() => change([...groups, newGroup(newIdempotencyKey())])}>
        <Plus size={18} aria-hidden />
        Add a group
      </Button>
    </fieldset>
  );
}
