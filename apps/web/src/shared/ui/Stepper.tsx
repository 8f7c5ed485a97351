import { clsx } from "clsx";
import { Minus, Plus } from "lucide-react";

interface StepperProps {
  value: number;
  min: number;
  max: number;
  onChange(value: number): void;
  /** What is counted, for the names of the buttons: "One less, Calamansi soda". */
  label: string;
  size?: "sm" | "md" | "lg";
}

const heights = { sm: "h-9", md: "h-12", lg: "h-15" };
const widths = { sm: "w-11", md: "w-12", lg: "w-12" };

export function Stepper({ value, min, max, onChange, label, size = "md" }: StepperProps) {
  const button = clsx(
    "grid h-full place-items-center disabled:text-ink-3 disabled:opacity-50",
    // Small on screen, 44 px under the finger.
    size === "sm" && "relative before:absolute before:-inset-y-1 before:inset-x-0",
    widths[size],
  );
  return (
    <fieldset
      aria-label={label}
      className={clsx(
        "inline-flex items-center border border-line-strong",
        heights[size],
        size === "sm" ? "rounded-control" : "rounded-[16px]",
      )}
    >
      <button
        type="button"
        className={button}
        aria-label={`One less, ${label}`}
        disabled={value <= min}
        onClick={() => onChange(value - 1)}
      >
        <Minus size={size === "sm" ? 16 : 18} strokeWidth={2.4} aria-hidden />
      </button>
      <output className={clsx("min-w-6 text-center font-bold", size === "sm" ? "text-base" : "text-lg")}>
        {value}
      </output>
      <button
        type="button"
        className={button}
        aria-label={`One more, ${label}`}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      >
        <Plus size={size === "sm" ? 16 : 18} strokeWidth={2.4} aria-hidden />
      </button>
    </fieldset>
  );
}
