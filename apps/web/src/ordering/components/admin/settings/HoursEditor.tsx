import { CircleAlert, Plus, X } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { weekOf } from "../../../state/openingHours.ts";
import type { TypedHours } from "../../../state/settingsForm.ts";

const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const week = weekOf([]).map(({ day }) => day);
const usual = { from: "11:00", to: "21:00" };
const time =
  "h-11 rounded-control border border-line-strong bg-surface px-2 aria-invalid:border-2 aria-invalid:border-red";

interface HoursEditorProps {
  hours: readonly TypedHours[];
  problem: string | undefined;
  onChange: (hours: readonly TypedHours[]) => void;
}

/** The openings of each day, as many as there are. None at all is always open (O11). */
export function HoursEditor({ hours, problem, onChange }: HoursEditorProps) {
  const change = (at: number, next: Partial<TypedHours>) =>
    onChange(hours.map((each, index) => (index === at ? { ...each, ...next } : each)));
  return (
    <>
      {hours.length === 0 && <p className="text-ink-2">Always open. Add hours to close outside of them.</p>}
      <ul className="grid gap-2">
        {week.map((day) => (
          <li key={day} className="grid gap-2 border-b border-line pb-2 md:grid-cols-[110px_1fr] md:items-start">
            <span className="font-semibold md:pt-2.5">{dayNames[day]}</span>
            <div className="grid gap-2">
              {hours.map((each, index) =>
                each.day === day ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an opening has no other name than its place
                  <div key={index} className="flex flex-wrap items-center gap-2">
                    <Time day={day} what="from" hours={each} onChange={(from) => change(index, { from })} />
                    <span>to</span>
                    <Time day={day} what="to" hours={each} onChange={(to) => change(index, { to })} />
                    <Button
                      variant="quiet"
                      square
                      aria-label={`Remove ${each.from} to ${each.to}, ${dayNames[day]}`}
                      onClick={() => onChange(hours.filter((_, at) => at !== index))}
                    >
                      <X size={18} aria-hidden />
                    </Button>
                  </div>
                ) : null,
              )}
              <Button
                variant="quiet"
                className="justify-self-start px-2!"
                aria-label={`Add hours, ${dayNames[day]}`}
                onClick={() => onChange([...hours, { day, ...usual }])}
              >
                <Plus size={18} aria-hidden />
                {hours.length > 0 && !hours.some((each) => each.day === day) ? "Closed. Add hours" : "Add hours"}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {problem && (
        <p className="flex gap-1.5 text-sm font-semibold text-red-text">
          <CircleAlert size={16} aria-hidden />
          {problem}
        </p>
      )}
    </>
  );
}

interface TimeProps {
  day: number;
  what: "from" | "to";
  hours: TypedHours;
  onChange: (time: string) => void;
}

function Time({ day, what, hours, onChange }: TimeProps) {
  return (
    <input
      type="time"
      aria-label={`${dayNames[day]}, ${what}`}
      aria-invalid={hours[what] === "" || undefined}
      className={time}
      value={hours[what]}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
