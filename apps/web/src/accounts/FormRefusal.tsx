import { CircleAlert } from "lucide-react";

/** Why the form was not accepted; read aloud as it appears. */
export function FormRefusal({ words }: { words: string | null }) {
  return (
    <div role="alert" className="empty:-mb-4">
      {words && (
        <p className="flex gap-2 rounded-control bg-red-soft px-3 py-2.5 font-medium text-red-text">
          <CircleAlert size={18} className="mt-0.5" aria-hidden />
          {words}
        </p>
      )}
    </div>
  );
}
