/** `TNK-O-052` as it is called out at the counter: `O-052`. The full number stands on receipts and staff screens. */
export const shortNumber = (orderNumber: string): string => orderNumber.replace(/^[A-Z]+-/, "");
