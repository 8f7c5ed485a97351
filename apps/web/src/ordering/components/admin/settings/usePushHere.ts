import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../../../shared/http/apiError.ts";
import { keepPushDevice, pushDeviceHere } from "../../../../shared/services/pushDevice.ts";
import { subscribeHere, unsubscribeHere } from "../../../../shared/services/pushHere.ts";
import { addPushDevice, pushDevicesQuery, pushKeyQuery, tryPushDevice } from "../../../api/pushDevices.ts";
import { removePushDevice } from "../../../api/removePushDevice.ts";
import { deviceName, type PushStanding, pushStanding } from "../../../state/pushStanding.ts";
import { useDesk } from "../live/desk.ts";

interface PushHere {
  /** Null until the server has said what it does. */
  readonly standing: PushStanding | null;
  readonly busy: boolean;
  /** What came of the last press. */
  readonly said: string;
  turnOn(serverKey: string): Promise<void>;
  test(deviceId: number): Promise<void>;
  remove(deviceId: number): Promise<void>;
}

/** Pushes to this device, and this user's other devices. */
export function usePushHere(): PushHere {
  const { restaurant } = useDesk();
  const client = useQueryClient();
  const devicesQuery = pushDevicesQuery(restaurant.id);
  const serverKey = useQuery(pushKeyQuery(restaurant.id)).data;
  const devices = useQuery(devicesQuery).data;
  const [doing, setDoing] = useState(false);
  const [said, setSaid] = useState("");
  const canSubscribe = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  const here = pushDeviceHere()?.id ?? null;

  const attempt = async (work: () => Promise<string>) => {
    setDoing(true);
    setSaid("");
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(error instanceof ApiError ? error.message : refusedByBrowser(error));
    }
    await client.invalidateQueries({ queryKey: devicesQuery.queryKey });
    setDoing(false);
  };

  return {
    standing:
      serverKey === undefined || devices === undefined
        ? null
        : pushStanding({
            isSecure: window.isSecureContext,
            canSubscribe,
            serverKey,
            permission: canSubscribe ? Notification.permission : "denied",
            deviceId: devices.some(({ id }) => id === here) ? here : null,
          }),
    busy: doing,
    said,
    turnOn: (key) =>
      attempt(async () => {
        const subscription = await subscribeHere(key);
        if (subscription === "denied") return "The browser did not allow it. Nothing was changed.";
        const id = await addPushDevice(subscription, deviceName(navigator.userAgent), restaurant.id);
        keepPushDevice({ restaurantId: restaurant.id, id });
        return "Turned on. Send a test to see one.";
      }),
    test: (id) =>
      attempt(async () =>
        (await tryPushDevice(id, restaurant.id))
          ? "Sent. It shows in a moment; if not, look whether the system allows this browser's notifications."
          : "The push service did not take it. Remove this device and turn it on again.",
      ),
    remove: (id) =>
      attempt(async () => {
        await removePushDevice(id, restaurant.id);
        if (id === here) await unsubscribeHere();
        return "Removed. It is told nothing more.";
      }),
  };
}

/** A browser without a way to its maker's push service says so only in words of its own. */
function refusedByBrowser(error: unknown): string {
  const why = error instanceof Error ? ` It says: ${error.message}` : "";
  return `The browser could not be reached for alerts.${why}`;
}
