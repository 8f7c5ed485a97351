import { dismissToast, toast } from "./toast.ts";

interface Offer {
  label: string;
  /** Once, however often it is tapped. */
  onTake: () => void;
  /** It went by, or was put away; not called where a newer offer took its place. */
  onEnd?: () => void;
}

/** The toast of each topic's last offer. */
const shown = new Map<string, string>();
let count = 0;

/**
 * Offers something for a moment, in place of the topic's last offer. Each is a toast of its own:
 * sonner drops what is said under the id of a toast that is on its way out.
 */
export function offer(topic: string, words: string, { label, onTake, onEnd }: Offer): void {
  endOffer(topic);
  count += 1;
  const id = `${topic}-${count}`;
  shown.set(topic, id);
  const once = (then: (() => void) | undefined) => () => {
    if (shown.get(topic) !== id) return;
    shown.delete(topic);
    then?.();
  };
  const end = once(onEnd);
  toast(words, { id, action: { label, onClick: once(onTake) }, onAutoClose: end, onDismiss: end });
}

/** Takes the topic's offer from the screen, if there is one, without a word to who made it. */
export function endOffer(topic: string): void {
  const id = shown.get(topic);
  shown.delete(topic);
  if (id !== undefined) dismissToast(id);
}
