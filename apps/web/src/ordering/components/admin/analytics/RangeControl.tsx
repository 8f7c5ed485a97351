import { clsx } from "clsx";
import { useId, useState } from "react";
import { type DayRange, lastDays, usualRangeOf, usualRanges, withEnd } from "../../../state/analyticsRange.ts";

const words: Readonly<Record<(typeof usualRanges)[number], string>> = {
  1: "Today",
  7: "7 days",
  30: "30 days",
  90: "90 days",
};

interface RangeControlProps {
  range: DayRange;
  today: string;
  onChoose(range: DayRange): void;
}

export function RangeControl({ range, today, onChoose }: RangeControlProps) {
  const chosen = usualRangeOf(range, today);
  return (
    <fieldset aria-label="Days" className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <div className="flex rounded-control border border-line-strong bg-surface max-md:w-full">
        {usualRanges.map((days) => (
          <button
            key={days}
            type="button"
            aria-pressed={chosen === days}
            onClick={() => onChoose(lastDays(today, days))}
            className={clsx(
              "h-11 px-4 font-semibold first:rounded-l-control last:rounded-r-control max-md:flex-1 max-md:px-2",
              chosen === days ? "bg-action text-on-action" : "text-ink-2 hover:bg-sunken",
            )}
          >
            {words[days]}
          </button>
        ))}
      </div>
      <div className="flex gap-3 max-md:w-full">
        <Day label="From" day={range.from} most={today} onType={(day) => onChoose(withEnd(range, "from", day))} />
        <Day label="To" day={range.to} most={today} onType={(day) => onChoose(withEnd(range, "to", day))} />
      </div>
    </fieldset>
  );
}

interface DayProps {
  label: string;
  day: string;
  most: string;
  onType(day: string): void;
}

function Day({ label, day, most, onType }: DayProps) {
  const id = useId();
  // A year that is typed digit by digit is a day long ago at first: it stays in the field, and moves nothing.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="flex min-w-0 items-center gap-2 max-md:flex-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink-2">
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="h-11 min-w-0 rounded-control border border-line-strong bg-surface px-2.5 text-base text-ink max-md:w-full"
        value={typed ?? day}
        max={most}
        onChange={({ target }) => {
          setTyped(target.value);
          onType(target.value);
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}
