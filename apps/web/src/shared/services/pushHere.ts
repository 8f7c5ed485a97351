const worker = "/serviceWorker.js";

/** Has the browser give an address for pushes. To be called from a tap: the browser may ask whether it may. */
export async function subscribeHere(serverKey: string): Promise<PushSubscriptionJSON | "denied"> {
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  await navigator.serviceWorker.register(worker);
  const { pushManager } = await navigator.serviceWorker.ready;
  // One that an earlier key was for takes no other.
  await (await pushManager.getSubscription())?.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: serverKey });
  return subscription.toJSON();
}

/** From now on nothing that was told to the last user is shown here, whatever the server still sends. */
export async function unsubscribeHere(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
  for (const shown of (await registration?.getNotifications()) ?? []) shown.close();
}
