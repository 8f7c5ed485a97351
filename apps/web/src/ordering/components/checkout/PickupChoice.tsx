import { clsx } from "clsx";
import type { UseFormRegister } from "react-hook-form";
import type { CheckoutFields } from "./checkoutFields.ts";

interface PickupChoiceProps {
  label: string;
  detail: string;
  value: CheckoutFields["pickup"];
  checked: boolean;
  disabled?: boolean;
  register: UseFormRegister<CheckoutFields>;
}

export function PickupChoice({ label, detail, value, checked, disabled = false, register }: PickupChoiceProps) {
  return (
    <label
      className={clsx(
        "flex min-h-14 items-center gap-3 rounded-card border px-3.5 py-2.5",
        "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
        checked ? "border-action bg-action-soft" : "border-line-strong",
        disabled ? "text-ink-3" : "cursor-pointer",
      )}
    >
      <input type="radio" value={value} className="sr-only" disabled={disabled} {...register("pickup")} />
      <span
        aria-hidden
        className={clsx(
          "grid size-6 flex-none place-items-center rounded-pill border-2",
          checked ? "border-action" : "border-line-strong",
        )}
      >
        {checked && <span className="size-3 rounded-pill bg-action" />}
      </span>
      <span className="min-w-0">
        <span className="block font-semibold">{label}</span>
        <span className={clsx("block text-sm", !disabled && "text-ink-2")}>{detail}</span>
      </span>
    </label>
  );
}
