import { CircleAlert } from "lucide-react";
import { Button } from "./Button.tsx";

interface ErrorStateProps {
  title: string;
  text: string;
  onRetry(): void;
}

/** In the place of what failed: what it was, what to do. */
export function ErrorState({ title, text, onRetry }: ErrorStateProps) {
  return (
    <div role="alert" className="grid justify-items-center gap-2 p-6 text-center">
      <CircleAlert size={28} className="text-red-text" aria-hidden />
      <p className="font-semibold">{title}</p>
      <p className="text-ink-2">{text}</p>
      <Button className="mt-2" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
