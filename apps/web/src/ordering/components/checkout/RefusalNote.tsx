import { CircleAlert } from "lucide-react";
import type { ApiError } from "../../../shared/http/apiError.ts";
import { refusalWords } from "../../state/checkoutRefusal.ts";

/** The order was not taken, and why; nothing was charged, nothing was sent to the kitchen. */
export function RefusalNote({ error }: { error: ApiError }) {
  const { title, lines } = refusalWords(error);
  return (
    <div role="alert" className="flex gap-3 rounded-card bg-red-soft p-4 text-red-text">
      <CircleAlert size={21} aria-hidden />
      <div>
        <p className="font-semibold">{title}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>Your order was not placed.</p>
      </div>
    </div>
  );
}
