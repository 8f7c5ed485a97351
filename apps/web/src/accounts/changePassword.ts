import { type PasswordChange, setPassword } from "./accountsApi.ts";
import { keepSession } from "./authStore.ts";
import { oneAtATime } from "./session.ts";

/** Every other session of the user ends; all tabs of this browser go on with the new one (A4). */
export function changePassword(change: PasswordChange): Promise<void> {
  return oneAtATime(async () => keepSession(await setPassword(change)));
}
