import * as z from "zod/mini";
import { id, instant, text } from "./primitives.ts";

/** What a browser subscribes with; null where web push is off. */
export const pushKey = z.object({ public_key: z.nullable(z.string()) });

const endpoint = text(2_000);
const encoded = (characters: number) =>
  z.string().check(z.regex(new RegExp(`^[\\w-]{${characters}}=*$`), "must be base64url as the browser gives it"));

/** As `PushSubscription.toJSON()` gives it: the device's public key of 65 bytes and its secret of 16. */
export const subscribePushRequest = z.object({
  endpoint,
  keys: z.object({ p256dh: encoded(87), auth: encoded(22) }),
  /** What its owner knows the device by. */
  device: z.nullish(text(80)),
});

export const unsubscribePushRequest = z.object({ endpoint });

/** The number under which its owner finds the device in the list of theirs. */
export const addedDevice = z.object({ id });

/** Whether the device's push service took a push that was sent to try it. */
export const pushTried = z.object({ delivered: z.boolean() });

export const pushSubscription = z.object({ id, device: z.nullable(z.string()), created_at: instant });
