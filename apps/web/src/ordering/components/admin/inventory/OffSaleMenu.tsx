import type { StockItem } from "@hafaloha/contract";
import { Hand } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { MenuButton } from "../../../../shared/ui/MenuButton.tsx";
import { useOffSale } from "./useOffSale.ts";

/** Takes an item off sale, or puts it back, from its row. */
export function OffSaleMenu({ item }: { item: StockItem }) {
  const entries = useOffSale(item);
  return (
    <MenuButton entries={entries}>
      <Button
        variant={item.sold_out ? "danger" : "soft"}
        square
        aria-label={item.sold_out ? `Back on sale: ${item.name}` : `86 ${item.name}`}
      >
        <Hand size={18} aria-hidden />
      </Button>
    </MenuButton>
  );
}
