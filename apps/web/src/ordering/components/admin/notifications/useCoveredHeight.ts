import { type RefCallback, useCallback } from "react";

/** A ref for what floats over the page: its height stands in the custom property `name` while it is there. */
export function useCoveredHeight(name: `--${string}`): RefCallback<HTMLElement> {
  return useCallback(
    (floating) => {
      if (!floating) return;
      const { style } = document.documentElement;
      const observer = new ResizeObserver(() => style.setProperty(name, `${floating.offsetHeight}px`));
      observer.observe(floating);
      return () => {
        observer.disconnect();
        style.removeProperty(name);
      };
    },
    [name],
  );
}
