import { signOutEverywhere } from "./accountsApi.ts";
import { forgetSession } from "./authStore.ts";

/** Signs out on every device, or throws and does it on none. */
export async function leaveEverywhere(): Promise<void> {
  await signOutEverywhere();
  forgetSession("signed_out_everywhere");
}
