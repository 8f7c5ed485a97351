import type { OrderStatus } from "@hafaloha/contract";
import { shortNumber } from "../../../state/orderNumber.ts";
import type { Command, CommandOf, RefusedAction } from "../../../state/savedAction.ts";
import { beatenWords } from "../orders/orderWords.ts";

/** `O-051: Start, 20 min`, as it stands in the list. */
export function actionWords(command: Command): string {
  switch (command.kind) {
    case "acknowledge": {
      const [first, ...others] = command.orders;
      return others.length > 0 || !first
        ? `Acknowledge ${command.orders.length} orders`
        : `Acknowledge ${shortNumber(first.number)}`;
    }
    case "settleAlert":
      return `Got it: ${command.itemName}`;
    case "move":
      return `${shortNumber(command.orderNumber)}: ${stepWords(command)}`;
    case "checkOff":
      return `${shortNumber(command.orderNumber)}: ${madeWords(command)}`;
    case "setStock":
      return `${command.itemName}: ${command.quantity} in stock`;
    case "markDamaged":
      return `${command.itemName} −${command.quantity}, damaged`;
    case "setThreshold":
      return `${command.itemName}: alert at ${command.threshold}`;
    case "takeOffSale":
      return `${command.itemName}: 86 ${command.until === "restored" ? "until restored" : "today"}`;
    case "putBack":
      return `${command.itemName}: back on sale`;
    default:
      return command satisfies never;
  }
}

const steps: Readonly<Record<OrderStatus, string>> = {
  pending: "Back to pending",
  preparing: "Back to preparing",
  ready: "Ready",
  completed: "Picked up",
  cancelled: "Cancel",
};

/** `Start, 20 min` */
function stepWords({ from, to, etaMinutes }: CommandOf<"move">): string {
  if (from === "pending" && to === "preparing") return `Start, ${etaMinutes} min`;
  return from === "completed" ? "Back to ready" : steps[to];
}

/** `Taro fries made` */
function madeWords({ lines: [first, ...others] }: CommandOf<"checkOff">): string {
  const what = others.length > 0 || !first ? `${others.length + 1} lines` : first.name;
  return `${what} ${first?.made === 0 ? "not made" : "made"}`;
}

/** As it stands on the card that it touches. */
export function savedWords(command: Command): string {
  const what = cardWords(command);
  return `Your “${what}” is saved and will be sent when the connection is back.`;
}

function cardWords(command: Command): string {
  if (command.kind === "move") return stepWords(command);
  return command.kind === "checkOff" ? madeWords(command) : "Acknowledge";
}

/** Why an action was not taken. `name`: who was faster with the order, where that is known. */
export function refusalWords({ why }: RefusedAction, name: string | null): string {
  switch (why.kind) {
    case "beaten":
      return beatenWords(why.status, name);
    case "stockChanged":
      return why.available === null
        ? "Someone changed the item meanwhile."
        : `Someone changed the stock meanwhile: ${why.available} available now.`;
    case "refused":
      return why.message;
    case "behind":
      return "Dropped, because the step before it was refused.";
    case "old":
      return "Saved more than 7 days ago, so it was not sent. Look and do it again if it still holds.";
    default:
      return why satisfies never;
  }
}
