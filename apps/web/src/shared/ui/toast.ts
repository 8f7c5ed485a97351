import type { ExternalToast } from "sonner";

/** Says something at the foot of the page. The library comes with the host of the toasts and not with every page's code. */
export function toast(words: string, options?: ExternalToast): void {
  void import("sonner").then((sonner) => sonner.toast(words, options));
}

export function dismissToast(id: string): void {
  void import("sonner").then((sonner) => sonner.toast.dismiss(id));
}

/** What was said to one user is nothing for the next. */
export function dismissToasts(): void {
  void import("sonner").then((sonner) => sonner.toast.dismiss());
}
