type Listener = () => void;
const listeners = new Set<Listener>();

/** Calls back when the server says that the token sent is no good any more; the result takes the listener off. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function announceSignedOut(): void {
  for (const listener of listeners) listener();
}
