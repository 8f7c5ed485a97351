import { useLocation, useSearch } from "wouter";
import { useDesk } from "../live/desk.ts";
import { useLine } from "../live/line.ts";
import { openDialog } from "./deskDialog.ts";
import { pagesFor, pathWithRestaurant } from "./pages.ts";
import { focusSearch } from "./SearchField.tsx";
import { useKeys } from "./useKeys.ts";

/** The keys that work on every staff page. */
export function useShellKeys(): void {
  const [, navigate] = useLocation();
  const search = useSearch();
  const { user } = useDesk();
  const { upToDate, reconnectNow } = useLine();
  useKeys((key) => {
    const page = pagesFor(user.role).find((each) => key === `g ${each.key}`);
    if (page) {
      navigate(pathWithRestaurant(page.path, search));
      return true;
    }
    switch (key) {
      case "/":
        return focusSearch();
      case "?":
        openDialog("shortcuts");
        return true;
      case "n":
        openDialog("keyOrder");
        return true;
      case "r":
        if (!upToDate) reconnectNow();
        return !upToDate;
      default:
        return false;
    }
  });
}
