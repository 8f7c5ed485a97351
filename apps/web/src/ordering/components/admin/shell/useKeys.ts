import { useEffect, useEffectEvent } from "react";

/** Answers whether the key was used; then the browser does nothing more with it. */
type OnKey = (key: string) => boolean;

/** Hears single keys outside fields, menus and dialogs. Letters come in lower case, with Shift as `Shift+a`. */
export function useKeys(onKey: OnKey): void {
  const handle = useEffectEvent(onKey);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTaken(event)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const letterShift = event.shiftKey && /^[a-z]$/.test(key);
      if (handle(letterShift ? `Shift+${key}` : key)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

const ownKeys = "input, textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=tablist]";

/** Space and Enter belong to the button in focus, every key to a field, an open menu or a dialog. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest(ownKeys)) return true;
  return (event.key === " " || event.key === "Enter") && target.closest("button, a[href]") !== null;
}
