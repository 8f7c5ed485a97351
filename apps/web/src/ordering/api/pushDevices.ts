import { addedDevice, pushKey, pushSubscription, pushTried } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import { http } from "../../shared/http/http.ts";
import { listOf } from "../../shared/http/listOf.ts";
import { ofRestaurant } from "./staffCommand.ts";
import { staffKey } from "./staffKey.ts";

const path = "/push/subscriptions";

/** What the server's pushes are signed with; null where it sends none. */
export const pushKeyQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: staffKey("pushKey", restaurantId),
    queryFn: async ({ signal }) => {
      const query = { restaurant_id: restaurantId };
      return (await http.get("/push/key", pushKey, { query, signal })).data.public_key;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The devices of whoever is signed in. */
export const pushDevicesQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: staffKey("pushDevices", restaurantId),
    queryFn: async ({ signal }) => {
      const query = { restaurant_id: restaurantId };
      return (await http.get(path, listOf(pushSubscription), { query, signal })).data;
    },
    staleTime: 0,
  });

/** Gives the number under which the device stands in the list. */
export async function addPushDevice(
  subscription: PushSubscriptionJSON,
  device: string,
  restaurantId: number,
): Promise<number> {
  const { endpoint, keys } = subscription;
  const body = { endpoint, keys, device };
  return (await http.send("POST", ofRestaurant(path, restaurantId), addedDevice, { body })).id;
}

/** Whether a push that was sent to try it was taken by the device's push service. */
export async function tryPushDevice(id: number, restaurantId: number): Promise<boolean> {
  return (await http.send("POST", ofRestaurant(`${path}/${id}/test`, restaurantId), pushTried)).delivered;
}
