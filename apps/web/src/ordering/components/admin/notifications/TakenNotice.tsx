import { CheckCheck } from "lucide-react";

/** In the alert's place for a moment, so that nobody wonders where it went. */
export function TakenNotice({ words }: { words: string }) {
  return (
    <p
      role="status"
      className="fixed inset-x-2 bottom-[calc(76px+env(safe-area-inset-bottom))] z-(--z-alert) flex animate-fade-in items-center gap-2.5 rounded-card border border-line bg-raised px-4 py-3.5 font-semibold shadow-3 md:inset-x-auto md:right-5 md:bottom-5"
    >
      <CheckCheck size={18} aria-hidden />
      {words}
    </p>
  );
}
