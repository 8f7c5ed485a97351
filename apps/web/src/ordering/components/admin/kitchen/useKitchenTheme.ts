import { useLayoutEffect } from "react";

/** A kitchen is dark unless somebody says otherwise; what pops up over it is so, too. */
export function useKitchenTheme(): void {
  useLayoutEffect(() => {
    const page = document.documentElement;
    const before = page.dataset.theme;
    const keep = () => {
      if (page.dataset.theme !== "dark") page.dataset.theme = "dark";
    };
    keep();
    // The page follows the system's theme by itself, whenever that changes.
    const watch = new MutationObserver(keep);
    watch.observe(page, { attributeFilter: ["data-theme"] });
    return () => {
      watch.disconnect();
      const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      page.dataset.theme = before === undefined ? before : system;
    };
  }, []);
}
