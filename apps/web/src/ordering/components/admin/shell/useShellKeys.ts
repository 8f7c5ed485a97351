import { useRef } from "react";
import { useLocation, useSearch } from "wouter";
import { useLine } from "../live/line.ts";
import { staffPages } from "./pages.ts";
import { focusSearch } from "./SearchField.tsx";
import { showShortcuts } from "./shortcutsState.ts";
import { useKeys } from "./useKeys.ts";

const sequenceMs = 1500;

/** The keys that work on every staff page. */
export function useShellKeys(): void {
  const [, navigate] = useLocation();
  const search = useSearch();
  const { upToDate, reconnectNow } = useLine();
  const goPressedAt = useRef(Number.NEGATIVE_INFINITY);
  useKeys((key) => {
    const going = performance.now() - goPressedAt.current < sequenceMs;
    goPressedAt.current = key === "g" ? performance.now() : Number.NEGATIVE_INFINITY;
    const page = going ? staffPages.find((each) => each.key === key) : undefined;
    if (page) {
      navigate(search ? `${page.path}?${search}` : page.path);
      return true;
    }
    switch (key) {
      case "/":
        return focusSearch();
      case "?":
        showShortcuts();
        return true;
      case "r":
        if (!upToDate) reconnectNow();
        return !upToDate;
      default:
        return false;
    }
  });
}
