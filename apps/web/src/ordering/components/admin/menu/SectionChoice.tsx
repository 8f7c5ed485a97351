import type { Category } from "@hafaloha/contract";
import { Check } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { withToggled } from "../../../state/toggled.ts";
import type { ItemEdit } from "./itemEdit.ts";

/** The sections in which it stands; it may stand in several. */
export function SectionChoice({ edit: { fields, type }, sections }: { edit: ItemEdit; sections: readonly Category[] }) {
  const { categoryIds: chosen } = fields;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-semibold">Sections</legend>
      <div className="flex flex-wrap gap-1.5">
        {sections.map(({ id, name }) => (
          <Button
            key={id}
            variant={chosen.includes(id) ? "primary" : "outline"}
            aria-pressed={chosen.includes(id)}
            onClick={() => type("categoryIds", withToggled(chosen, id))}
          >
            {chosen.includes(id) && <Check size={16} aria-hidden />}
            {name}
          </Button>
        ))}
      </div>
      {chosen.length === 0 && <p className="text-sm text-ink-2">In no section: customers do not find it.</p>}
    </fieldset>
  );
}
