/** A new key for one command; a retry of the command sends the same one. */
export function newIdempotencyKey(): string {
  // randomUUID exists only in secure contexts; a tablet on plain http in the kitchen has none.
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
