import type { StockItem } from "@hafaloha/contract";
import { Hand, Undo2 } from "lucide-react";
import type { MenuEntry } from "../../../../shared/ui/MenuButton.tsx";
import { toast } from "../../../../shared/ui/toast.ts";
import type { CommandOf } from "../../../state/savedAction.ts";
import { announce } from "../live/announcer.ts";
import { useQueueRunner } from "../queue/queueContext.ts";

/** What can be done about an item's being on sale: done at once, taken back after. */
export function useOffSale({ id: itemId, name: itemName, sold_out: isOff }: StockItem): readonly MenuEntry[] {
  const runner = useQueueRunner();
  const putBack = () => void runner.act({ kind: "putBack", itemId, itemName });
  if (isOff) return [{ icon: Undo2, words: "Put back on sale", onSelect: putBack }];
  const take = (until: CommandOf<"takeOffSale">["until"], words: string) => () => {
    if (!runner.act({ kind: "takeOffSale", itemId, itemName, until })) return;
    const said = `${itemName}: ${words}`;
    toast(said, { action: { label: "Undo", onClick: putBack } });
    announce(`${said}.`);
  };
  return [
    { icon: Hand, words: "86 today", onSelect: take("end_of_day", "86 today") },
    { icon: Hand, words: "86 until restored", onSelect: take("restored", "86 until restored") },
  ];
}
