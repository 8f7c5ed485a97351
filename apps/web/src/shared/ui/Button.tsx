import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./buttonClass.ts";

interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** While its command is on the way: the words stay, a second press does nothing. */
  busy?: boolean;
}

export function Button({
  variant,
  size,
  square,
  className,
  busy = false,
  type = "button",
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? "button" : type}
      className={buttonClass({
        className,
        ...(variant ? { variant } : {}),
        ...(size ? { size } : {}),
        ...(square ? { square } : {}),
      })}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={busy ? undefined : onClick}
    >
      {busy && <LoaderCircle size={18} className="animate-turn" aria-hidden />}
      {children}
    </button>
  );
}
