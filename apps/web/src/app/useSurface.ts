import { useLayoutEffect } from "react";
import { useLocation } from "wouter";

/** Customer pages are warm, staff pages are lagoon (design section 1.2); the attribute switches the tokens. */
export function useSurface() {
  const [path] = useLocation();
  const surface = path.startsWith("/admin") ? "staff" : "guest";
  useLayoutEffect(() => {
    document.documentElement.dataset.surface = surface;
  }, [surface]);
}
