import { http } from "../../shared/http/http.ts";
import { noContent } from "../../shared/http/httpClient.ts";
import { ofRestaurant } from "./staffCommand.ts";

export function removePushDevice(id: number, restaurantId: number): Promise<void> {
  return http.send("DELETE", ofRestaurant(`/push/subscriptions/${id}`, restaurantId), noContent);
}
