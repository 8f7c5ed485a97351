/** Of the device, whoever uses it. */
const deviceKeys: readonly string[] = ["hafaloha.sound", "hafaloha.logLevel", "hafaloha.signedOut"];

/** Erases what the application keeps in this browser for the one who used it: queue, carts, what was chosen last (A4). */
export function eraseStored(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("hafaloha.") && !deviceKeys.includes(key)) localStorage.removeItem(key);
  }
  // A browser tells the other tabs only; what this one holds of it in memory must go as well.
  window.dispatchEvent(new StorageEvent("storage", { key: null }));
}
