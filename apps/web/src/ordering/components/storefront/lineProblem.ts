import type { LineState } from "../../state/cartView.ts";

/** What is the matter with a line of the cart, in words; null when nothing is. */
export function lineProblem(state: LineState): string | null {
  switch (state.kind) {
    case "ok":
      return null;
    case "soldOut":
      return "Sold out";
    case "short":
      return state.available === 0 ? "No more left" : `Only ${state.available} left`;
    case "optionGone":
      return `${state.names.join(", ")}: sold out`;
    case "offMenu":
      return "No longer on the menu";
    default:
      return state satisfies never;
  }
}
