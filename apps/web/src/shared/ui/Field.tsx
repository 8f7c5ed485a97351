import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

/** To be spread on the control of a field. */
interface ControlProps {
  id: string;
  className: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  /** Said beside the label: a field without it must be filled. */
  optional?: boolean;
  children(control: ControlProps): ReactNode;
}

const control =
  "min-h-11 w-full rounded-control border border-line-strong bg-surface px-3 py-2.5 text-base text-ink placeholder:text-ink-3 aria-invalid:border-2 aria-invalid:border-red";

/** Label above, help and error below, tied together for screen readers. */
export function Field({ label, help, error, optional = false, children }: FieldProps) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional && <span className="font-normal text-ink-3"> · optional</span>}
      </label>
      {children({
        id,
        className: control,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {help && (
        <p id={`${id}-help`} className="text-sm text-ink-2">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 text-sm font-semibold text-red-text">
          <CircleAlert size={16} aria-hidden />
          {error}
        </p>
      )}
    </div>
  );
}
