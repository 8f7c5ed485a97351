import { clsx } from "clsx";

export interface ButtonLook {
  variant?: "primary" | "outline" | "soft" | "quiet" | "danger" | "red";
  /** Height: sm 36 px (dense, pointer only), md 44, lg 56, xl 60. */
  size?: "sm" | "md" | "lg" | "xl";
  /** Square, for an icon alone; the button then needs an `aria-label`. */
  square?: boolean;
  className?: string | undefined;
}

const variants = {
  primary: "border-transparent bg-action text-on-action hover:bg-action-hover",
  outline: "border-line-strong bg-surface text-ink hover:bg-sunken",
  soft: "border-transparent bg-ink/8 text-ink hover:bg-ink/12",
  quiet: "border-transparent text-ink-2 hover:bg-ink/8",
  danger: "border-red bg-surface text-red-text hover:bg-red-soft",
  // The last word of a dialog that was asked for by one of those.
  red: "border-red bg-red text-on-red",
};

const sizes = {
  sm: "h-9 min-w-9 px-3 text-sm rounded-control",
  md: "h-11 min-w-11 px-4 text-base rounded-control",
  lg: "h-14 min-w-14 px-5 text-md rounded-card",
  xl: "h-15 min-w-15 px-4.5 text-md rounded-[18px]",
};

/** The classes of a button, for what must be a link. */
export function buttonClass({ variant = "outline", size = "md", square = false, className }: ButtonLook = {}): string {
  return clsx(
    "inline-flex items-center justify-center gap-2 border font-semibold whitespace-nowrap no-underline",
    "transition-[background-color,transform] duration-(--duration-press) active:scale-[0.98] disabled:active:scale-100",
    variants[variant],
    sizes[size],
    square && "px-0!",
    className,
  );
}
