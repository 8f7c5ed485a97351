const worker = "/serviceWorker.js";

/** Asks whether this page may show messages outside of itself; false where the browser has none. To be called from a tap. */
export async function allowMessages(): Promise<boolean> {
  if (!("Notification" in window && "serviceWorker" in navigator)) return false;
  if ((await Notification.requestPermission()) !== "granted") return false;
  // Phones show messages of a worker only.
  await navigator.serviceWorker.register(worker);
  return true;
}

/** A message of the system that leads back to `path`, in place of an earlier one about the same `tag`. */
export async function showMessage(title: string, message: { body: string; path: string; tag: string }): Promise<void> {
  const { body, path, tag } = message;
  const registration = await navigator.serviceWorker.ready;
  await registration.showNotification(title, { body, tag, icon: "/art/mark.svg", data: { path } });
}
