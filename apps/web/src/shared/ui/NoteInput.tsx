import { clsx } from "clsx";

interface NoteInputProps {
  label: string;
  value: string;
  /** Characters. */
  most: number;
  onChange(value: string): void;
  className?: string;
}

/** A line of free words where there is no room for a label above it. */
export function NoteInput({ label, value, most, onChange, className }: NoteInputProps) {
  return (
    <input
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={most}
      onChange={(event) => onChange(event.target.value)}
      className={clsx(
        "h-11 min-w-0 rounded-control border border-line-strong bg-surface px-3 placeholder:text-ink-3",
        className,
      )}
    />
  );
}
