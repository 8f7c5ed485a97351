import type { OptionGroup } from "@hafaloha/contract";
import { clsx } from "clsx";
import { Check, CircleSlash } from "lucide-react";
import { formatMoney } from "../../../shared/ui/money.ts";

interface OptionRowProps {
  kind: "radio" | "check";
  /** Name of the group of radio buttons. */
  name: string;
  option: OptionGroup["options"][number];
  currency: string;
  checked: boolean;
  free: boolean;
  /** The group is full. */
  full: boolean;
  onChange(checked: boolean): void;
}

/** 52 px, the whole row is the target; what is sold out stays in its place, struck. */
export function OptionRow({ kind, name, option, currency, checked, free, full, onChange }: OptionRowProps) {
  const disabled = !option.available || (full && !checked);
  return (
    <label
      className={clsx(
        "flex min-h-13 items-center gap-3 border-b border-line text-[1rem]",
        "has-focus-visible:outline-3 has-focus-visible:outline-focus",
        checked && "font-semibold",
        disabled ? "text-ink-3" : "cursor-pointer",
      )}
    >
      <input
        type={kind === "radio" ? "radio" : "checkbox"}
        name={name}
        className="peer sr-only"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span
        aria-hidden
        className={clsx(
          "grid size-6 flex-none place-items-center border-2",
          kind === "radio" ? "rounded-pill" : "rounded-[7px]",
          checked ? "border-action" : "border-line-strong",
          checked && kind === "check" && "bg-action text-on-action",
        )}
      >
        {checked && kind === "radio" && <span className="size-3 rounded-pill bg-action" />}
        {checked && kind === "check" && <Check size={16} strokeWidth={3.2} />}
      </span>
      <span className="min-w-0 flex-1">
        <span className={clsx(!option.available && "line-through")}>{option.name}</span>
        {!option.available && (
          <span className="ml-2 inline-flex items-center gap-1 text-sm font-semibold text-red-text">
            <CircleSlash size={14} strokeWidth={2.4} aria-hidden />
            Sold out
          </span>
        )}
      </span>
      {option.additional_price > 0 && (
        <span className="font-medium text-ink-2">
          {free ? "free" : `+${formatMoney(option.additional_price, currency)}`}
        </span>
      )}
    </label>
  );
}
