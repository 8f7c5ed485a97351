import { idText } from "@hafaloha/contract";
import * as z from "zod/mini";

export const idParams = z.object({ id: idText });

/** Named by super_admins, who have no restaurant of their own, and by public reads. */
export const restaurantQuery = z.object({ restaurant_id: z.optional(idText) });

/** How far back a list goes; a day where it is not said. */
export const recentQuery = z.extend(restaurantQuery, {
  hours: z._default(z.pipe(idText, z.number().check(z.maximum(8_760, "must be at most 8760, a year"))), 24),
});
