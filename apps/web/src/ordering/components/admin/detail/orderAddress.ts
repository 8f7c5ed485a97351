import { type DrawerAddress, useDrawerAddress } from "../shell/drawerAddress.ts";

/** The order whose details are open: `?order=52`, on every staff page. */
export function useOrderAddress(): Omit<DrawerAddress, "openId"> & { readonly orderId: number | null } {
  const { openId, ...address } = useDrawerAddress("order");
  return { orderId: openId, ...address };
}
