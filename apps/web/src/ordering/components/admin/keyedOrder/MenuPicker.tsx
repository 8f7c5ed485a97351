import type { GuestMenuItem } from "@hafaloha/contract";
import { Plus, Search } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { localWeekday } from "../../../../shared/ui/time.ts";
import { type Cart, type CartLine, quantityOf } from "../../../state/cart.ts";
import { type ItemFlag, itemFlag } from "../../../state/storefrontFlags.ts";
import { useDesk } from "../live/desk.ts";
import { LineForm } from "./LineForm.tsx";
import { useOrderable } from "./useOrderable.ts";

const mostShown = 6;

interface MenuPickerProps {
  /** What was picked already: the stock has to do for all of it. */
  held: Cart;
  onAdd: (line: Omit<CartLine, "key">) => void;
}

/** Finds a dish by a part of its name. Enter takes the first one; what has choices asks for them. */
export function MenuPicker({ held, onAdd }: MenuPickerProps) {
  const { items, error, retry } = useOrderable();
  const [search, setSearch] = useState("");
  const [picked, setPicked] = useState<number | null>(null);
  const id = useId();
  const wanted = search.trim().toLocaleLowerCase();
  const found = wanted === "" ? [] : (items ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const item = items?.find((each) => each.id === picked);

  const done = (line: Omit<CartLine, "key">) => {
    onAdd(line);
    setPicked(null);
    setSearch("");
    document.getElementById(id)?.focus();
  };
  const pick = (one: GuestMenuItem) => {
    if (one.stock_status === "out_of_stock") return;
    if (one.option_groups.length > 0) setPicked(one.id);
    else done({ itemId: one.id, name: one.name, quantity: 1, options: [], notes: "" });
  };
  const takeFirst = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const [first] = found;
    if (first) pick(first);
  };
  if (error && !items) return <ErrorState title="The menu did not load." text={error.message} onRetry={retry} />;
  if (item) {
    return <LineForm item={item} held={quantityOf(held, item.id)} onAdd={done} onBack={() => setPicked(null)} />;
  }
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        Add a dish
      </label>
      <div className="flex h-11 items-center gap-2 rounded-control border border-line-strong bg-surface px-3 focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-focus">
        <Search size={18} className="text-ink-3" aria-hidden />
        <input
          id={id}
          value={search}
          placeholder="Part of its name"
          autoComplete="off"
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={takeFirst}
          className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
      </div>
      <p className="sr-only" role="status">
        {wanted && `${found.length} found`}
      </p>
      {wanted && found.length === 0 && items && <p className="text-ink-2">No dish has that in its name.</p>}
      <ul className="grid">
        {found.slice(0, mostShown).map((one) => (
          <li key={one.id}>
            <Found item={one} onPick={() => pick(one)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Found({ item, onPick }: { item: GuestMenuItem; onPick: () => void }) {
  const { currency, time_zone } = useDesk().restaurant;
  const flag = itemFlag(item, localWeekday(serverNow(), time_zone));
  return (
    <button
      type="button"
      onClick={onPick}
      disabled={flag.kind === "soldOut"}
      className="flex min-h-11 w-full items-center gap-3 rounded-control px-2 text-left hover:bg-ink/8 disabled:text-ink-3"
    >
      <Plus size={18} aria-hidden />
      <span className="min-w-0 flex-1">{item.name}</span>
      <span className="text-sm text-ink-2">{flagWords(flag)}</span>
      <span>{formatMoney(item.price, currency)}</span>
    </button>
  );
}

function flagWords(flag: ItemFlag): string {
  switch (flag.kind) {
    case "none":
      return "";
    case "soldOut":
      return "Sold out";
    case "left":
      return `${flag.count} left`;
    case "notToday":
      return flag.days;
    case "notice":
      return `${flag.hours} h notice`;
    default:
      return flag satisfies never;
  }
}
