import { useEffect, useEffectEvent } from "react";

/** Answers whether the key was used; then nobody else gets it. */
type OnKey = (key: string) => boolean;

const handlers = new Set<OnKey>();
const leader = "g";
const sequenceMs = 1500;
let ledAt = Number.NEGATIVE_INFINITY;

/**
 * Hears single keys outside fields, menus and dialogs. Letters come in lower case, with Shift as `Shift+a`; a key that
 * follows G comes as `g b`, so that it never does what it does alone.
 */
export function useKeys(onKey: OnKey): void {
  const handle = useEffectEvent(onKey);
  useEffect(() => {
    const handler: OnKey = (key) => handle(key);
    if (handlers.size === 0) document.addEventListener("keydown", listen);
    handlers.add(handler);
    return () => {
      handlers.delete(handler);
      if (handlers.size === 0) document.removeEventListener("keydown", listen);
    };
  }, []);
}

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTaken(event)) return;
  // A key that is held down must not acknowledge one order after the other.
  if (event.repeat && !event.key.startsWith("Arrow")) return;
  const key = nameOf(event);
  const digit = digitOf(event);
  const led = event.timeStamp - ledAt < sequenceMs;
  ledAt = key === leader ? event.timeStamp : Number.NEGATIVE_INFINITY;
  if (key === leader) return;
  const isUsed = offer(led ? `${leader} ${key}` : key) || (digit !== null && offer(digit));
  if (isUsed) event.preventDefault();
}

function offer(key: string): boolean {
  for (const handler of handlers) if (handler(key)) return true;
  return false;
}

/** `Shift+7`, for a key that nobody wants as what it types: on one keyboard that is `&`, on another `/`. */
function digitOf({ code, shiftKey, key }: KeyboardEvent): string | null {
  const [, digit] = /^Digit(\d)$/.exec(code) ?? [];
  return digit !== undefined && shiftKey && key !== digit ? `Shift+${digit}` : null;
}

function nameOf({ key, shiftKey }: KeyboardEvent): string {
  if (key.length > 1) return key;
  const letter = key.toLowerCase();
  return shiftKey && /^[a-z]$/.test(letter) ? `Shift+${letter}` : letter;
}

const ownKeys = "input, textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=tablist]";

/** Space and Enter belong to the button in focus, every key to a field, an open menu or a dialog. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(ownKeys)) return true;
  return (key === " " || key === "Enter") && target.closest("button, a[href]") !== null;
}
