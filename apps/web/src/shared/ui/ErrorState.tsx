import { CircleAlert } from "lucide-react";
import { Button } from "./Button.tsx";

/** In the place of what failed: what it was, what to do. */
export function ErrorState({
  title,
  text,
  retryLabel = "Try again",
  onRetry,
}: {
  title: string;
  text?: string;
  retryLabel?: string;
  onRetry?: () => void;
}) {
  return (
    <div role="alert" className="grid justify-items-center gap-2 p-6 text-center">
      <CircleAlert size={28} className="text-red-text" aria-hidden />
      <p className="font-semibold">{title}</p>
      {text && <p className="text-ink-2">{text}</p>}
      {onRetry && (
        <Button className="mt-2" onClick={onRetry}>
          {retryLabel}
        </Button>
      )}
    </div>
  );
}
