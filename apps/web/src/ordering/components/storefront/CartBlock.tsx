import { TriangleAlert } from "lucide-react";
import type { CartLineView } from "../../state/cartView.ts";

/** Why the order cannot go to checkout as it is; said aloud when it comes up. */
export function CartBlock({ blockedBy }: { blockedBy: CartLineView | undefined }) {
  return (
    <div role="status">
      {blockedBy && (
        <p className="my-3 grid grid-cols-[20px_1fr] gap-2 rounded-[12px] bg-amber-soft px-3 py-2.5 text-[0.875rem] leading-[1.1875rem] text-amber-text">
          <TriangleAlert size={18} aria-hidden />
          {blockWords(blockedBy)}
        </p>
      )}
    </div>
  );
}

function blockWords({ line, state }: CartLineView): string {
  if (state.kind === "short" && state.available > 0)
    return `Take ${state.available} of ${line.name} or fewer to go on.`;
  return `Remove ${line.name} to go on. The total leaves it out.`;
}
