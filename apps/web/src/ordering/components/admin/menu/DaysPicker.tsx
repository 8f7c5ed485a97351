import { clsx } from "clsx";
import { soldWords, weekdays } from "../../../state/soldDays.ts";
import { withToggled } from "../../../state/toggled.ts";
import type { ItemEdit } from "./itemEdit.ts";

const toggle =
  "grid h-11 min-w-11 place-items-center rounded-control border px-2 font-semibold transition-colors duration-(--duration-press)";
const on = "border-action bg-action text-on-action";
const off = "border-line-strong bg-surface text-ink hover:bg-sunken";

/** The days on which it is sold; none of them is every day (M2). */
export function DaysPicker({ edit: { fields, type }, today }: { edit: ItemEdit; today: number }) {
  const { days } = fields;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-semibold">Days</legend>
      <div className="flex flex-wrap gap-1.5">
        {weekdays.map((name, day) => (
          <button
            key={name}
            type="button"
            aria-pressed={days.includes(day)}
            className={clsx(toggle, days.includes(day) ? on : off)}
            onClick={() => type("days", withToggled(days, day))}
          >
            {name}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={days.length === 0}
          className={clsx(toggle, "px-3", days.length === 0 ? on : off)}
          onClick={() => type("days", [])}
        >
          Every day
        </button>
      </div>
      <p aria-live="polite" className="text-sm text-ink-2">
        {soldWords(days, today)}
      </p>
    </fieldset>
  );
}
