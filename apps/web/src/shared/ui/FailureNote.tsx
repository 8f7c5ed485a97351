import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { ApiError } from "../http/apiError.ts";

/** Beside the button of a command: why it was not carried out. */
export function FailureNote({ failure, children }: { failure: ApiError | null; children?: ReactNode }) {
  if (!failure) return null;
  return (
    <div role="alert" className="flex gap-2 rounded-control bg-red-soft px-3 py-2.5 text-red-text">
      <CircleAlert size={18} className="mt-0.5" aria-hidden />
      <div className="min-w-0">
        <p className="font-semibold">{failure.message}</p>
        {failure.details.map(({ message }) => message && message !== failure.message && <p key={message}>{message}</p>)}
        {children}
      </div>
    </div>
  );
}
