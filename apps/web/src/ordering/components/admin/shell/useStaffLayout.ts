import { useSyncExternalStore } from "react";

/** How many columns fit: one, two, three and the Completed rail, or all four. */
export type StaffLayout = "phone" | "tablet" | "desktop" | "wide";

const widths = { tablet: "(min-width: 768px)", desktop: "(min-width: 1280px)", wide: "(min-width: 1920px)" } as const;

export function useStaffLayout(): StaffLayout {
  return useSyncExternalStore(watch, read);
}

function read(): StaffLayout {
  if (matchMedia(widths.wide).matches) return "wide";
  if (matchMedia(widths.desktop).matches) return "desktop";
  return matchMedia(widths.tablet).matches ? "tablet" : "phone";
}

function watch(onChange: () => void): () => void {
  const queries = Object.values(widths).map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", onChange);
  return () => {
    for (const query of queries) query.removeEventListener("change", onChange);
  };
}
