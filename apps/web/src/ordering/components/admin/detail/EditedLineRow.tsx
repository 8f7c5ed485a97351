import type { OrderLine } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { PackageX } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Stepper } from "../../../../shared/ui/Stepper.tsx";
import { mostOfOneLine } from "../../../state/cart.ts";
import { useDesk } from "../live/desk.ts";
import { stockQuery } from "../live/stockCache.ts";
import { optionWords } from "../orders/orderWords.ts";
import { FoundDamageForm } from "./FoundDamageForm.tsx";

interface EditedLineRowProps {
  orderId: number;
  line: OrderLine;
  quantity: number;
  onChange: (quantity: number) => void;
}

/** A line that stands on the order: how many it is to be, none takes it off; and damage that was found on it. */
export function EditedLineRow({ orderId, line, quantity, onChange }: EditedLineRowProps) {
  const { restaurant } = useDesk();
  const [damage, setDamage] = useState<"none" | "asked" | "told">("none");
  const counted = useQuery(stockQuery(restaurant.id)).data?.stock[line.menu_item_id]?.item.enable_stock_tracking;
  return (
    <li className="grid gap-1 border-b border-line pb-2">
      <div className="flex items-center gap-3">
        <span className="min-w-0 flex-1">
          <span className={clsx("break-words", quantity === 0 && "text-ink-2 line-through")}>{line.name}</span>
          {line.options.length > 0 && <span className="block text-sm text-ink-2">{optionWords(line)}</span>}
          {quantity !== line.quantity && (
            <span className="block text-sm font-semibold text-amber-text">
              {quantity === 0 ? "Taken off" : `${line.quantity} → ${quantity}`}
            </span>
          )}
        </span>
        <Stepper label={line.name} value={quantity} min={0} max={mostOfOneLine} onChange={onChange} />
      </div>
      {counted && damage === "none" && (
        <Button variant="quiet" className="justify-self-start px-2!" onClick={() => setDamage("asked")}>
          <PackageX size={18} aria-hidden />
          Damage found
        </Button>
      )}
      {damage === "asked" && (
        <FoundDamageForm
          orderId={orderId}
          line={line}
          onCancel={() => setDamage("none")}
          onTold={() => setDamage("told")}
        />
      )}
      {damage === "told" && (
        <p role="status" className="text-sm font-semibold text-ready-text">
          Marked damaged. The stock shows it.
        </p>
      )}
    </li>
  );
}
