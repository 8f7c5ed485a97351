import type { OpeningHours as Hours } from "@hafaloha/contract";
import { dayWords } from "../../state/availableDays.ts";
import { weekOf } from "../../state/openingHours.ts";

/** The hours of the week, folded away until somebody asks. */
export function OpeningHours({ hours }: { hours: readonly Hours[] }) {
  return (
    <details className="text-sm text-ink-2">
      <summary className="-my-1 inline-block cursor-pointer py-1 font-semibold underline underline-offset-2">
        Opening hours
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
        {weekOf(hours).map(({ day, words }) => (
          <div key={day} className="contents">
            <dt>{dayWords([day])}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
