import type { OrderStatus } from "@hafaloha/contract";

export type CheckOff =
  | { readonly valid: true; readonly isNews: boolean }
  | { readonly valid: false; readonly problem: string };

/** Whether so many of a line can be marked as made (O7), and whether that is not how it stands already. */
export function checkOff(
  status: OrderStatus,
  line: { readonly name: string; readonly quantity: number; readonly made: number },
  made: number,
): CheckOff {
  if (status === "completed" || status === "cancelled") {
    return { valid: false, problem: `The lines of an order that is ${status} cannot be checked off.` };
  }
  if (made > line.quantity) {
    return { valid: false, problem: `${made} of ${line.name} cannot be made: ${line.quantity} were ordered.` };
  }
  return { valid: true, isNews: made !== line.made };
}
