import { Minus, Plus } from "lucide-react";

interface CountFieldProps {
  label: string;
  value: number;
  min: number;
  onChange(value: number): void;
}

const most = 1_000_000;
/** What a key adds. */
const steps: Readonly<Record<string, number>> = { "+": 1, ArrowUp: 1, "-": -1, ArrowDown: -1 };

/** A number to be typed or stepped; typed nonsense counts as the least there is. */
export function CountField({ label, value, min, onChange }: CountFieldProps) {
  const set = (next: number) => onChange(Math.min(most, Math.max(min, Number.isFinite(next) ? Math.trunc(next) : min)));
  const step = "grid size-11 place-items-center text-action-text disabled:text-ink-3 disabled:opacity-50";
  return (
    <fieldset
      aria-label={label}
      className="inline-flex items-center overflow-hidden rounded-control border border-action bg-surface focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-focus"
    >
      <button
        type="button"
        aria-label="One less"
        disabled={value <= min}
        onClick={() => set(value - 1)}
        className={step}
      >
        <Minus size={18} aria-hidden />
      </button>
      <input
        aria-label={label}
        inputMode="numeric"
        // biome-ignore lint/a11y/noAutofocus: the editor was opened to type this number
        autoFocus
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (step === undefined) return;
          event.preventDefault();
          set(value + step);
        }}
        onChange={(event) => set(Number(event.target.value.replace(/\D/g, "")))}
        className="h-11 w-16 bg-transparent text-center text-lg font-bold outline-none"
      />
      <button
        type="button"
        aria-label="One more"
        disabled={value >= most}
        onClick={() => set(value + 1)}
        className={step}
      >
        <Plus size={18} aria-hidden />
      </button>
    </fieldset>
  );
}
