import { clsx } from "clsx";
import { useId } from "react";

interface SwitchProps {
  label: string;
  /** What it does as it stands, in words. */
  effect: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

/** On or off, the whole row is the target. */
export function Switch({ label, effect, checked, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="relative flex min-h-11 cursor-pointer items-center gap-3 rounded-control py-1 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{label}</span>
        <span id={`${id}-effect`} className="block text-sm text-ink-2">
          {effect}
        </span>
      </span>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={checked}
        aria-label={label}
        aria-describedby={`${id}-effect`}
        className="sr-only"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span
        aria-hidden
        className={clsx(
          "flex h-7 w-12 flex-none items-center rounded-pill border-2 px-0.5",
          checked ? "justify-end border-action bg-action" : "border-line-strong bg-surface",
        )}
      >
        <span className={clsx("size-5 rounded-pill", checked ? "bg-on-action" : "bg-line-strong")} />
      </span>
    </label>
  );
}
