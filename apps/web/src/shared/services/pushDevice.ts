/** Erased with the session. */
const key = "hafaloha.pushDevice";

/** This browser as it stands in its user's list of devices that are pushed to. */
interface PushDevice {
  readonly id: number;
  readonly restaurantId: number;
}

export function pushDeviceHere(): PushDevice | null {
  const [, restaurantId, id] = /^(\d+) (\d+)$/.exec(localStorage.getItem(key) ?? "") ?? [];
  return restaurantId && id ? { restaurantId: Number(restaurantId), id: Number(id) } : null;
}

export function keepPushDevice({ restaurantId, id }: PushDevice): void {
  localStorage.setItem(key, `${restaurantId} ${id}`);
}
