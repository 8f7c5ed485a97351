import type { PlacedOrder, PlaceOrderRequest } from "@hafaloha/contract";
import { useState } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { Field } from "../../../../shared/ui/Field.tsx";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { formatClock } from "../../../../shared/ui/time.ts";
import { toast } from "../../../../shared/ui/toast.ts";
import { placeOrder } from "../../../api/placeOrder.ts";
import { changeCart, emptyCart } from "../../../state/cart.ts";
import { fromCents } from "../../../state/cartPricing.ts";
import { viewCart } from "../../../state/cartView.ts";
import { pickupDays } from "../../../state/checkoutTimes.ts";
import { keyedOrderRequest, unnamed } from "../../../state/keyedOrder.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { RefusalNote } from "../../checkout/RefusalNote.tsx";
import { announce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { closeDialog } from "../shell/deskDialog.ts";
import { KeyedLine } from "./KeyedLine.tsx";
import { MenuPicker } from "./MenuPicker.tsx";
import { useOrderable } from "./useOrderable.ts";

const daysOffered = 2;

/** An order at the counter or on the phone: it stands on the board without an alert (O6). */
export function KeyOrderDialog() {
  const { restaurant } = useDesk();
  const { items = [] } = useOrderable();
  const [cart, setCart] = useState(emptyCart);
  const [fields, setFields] = useState(unnamed);
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand<PlaceOrderRequest, PlacedOrder>((request, { idempotencyKey }) =>
    placeOrder({ key: idempotencyKey, request, since: serverNow() }),
  );
  const view = viewCart(cart, items);
  const chosen = view.lines.flatMap(({ item }) => item ?? []);
  const days = pickupDays(chosen, restaurant, serverNow()).slice(0, daysOffered);
  const missing = cart.lines.length === 0 ? "Add at least one dish." : undefined;
  const set = (change: Partial<typeof unnamed>) => setFields({ ...fields, ...change });

  const place = async () => {
    setAsked(true);
    if (missing) return;
    const order = await run(keyedOrderRequest(restaurant.id, cart, fields));
    if (!order) return;
    const words = `${shortNumber(order.order_number)} is on the board`;
    toast(words);
    announce(words);
    closeDialog();
  };
  return (
    <Dialog
      onClose={closeDialog}
      title="New order"
      description="It appears on the board without a sound."
      footer={
        <>
          <Button onClick={closeDialog}>Discard</Button>
          <Button variant="primary" busy={busy} onClick={() => void place()}>
            Place · {formatMoney(fromCents(view.totalCents), restaurant.currency)}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {failure && <RefusalNote error={failure} />}
        <ul className="grid gap-2 empty:hidden">
          {cart.lines.map((line) => (
            <KeyedLine key={line.key} line={line} onChange={(change) => setCart(changeCart(cart, change))} />
          ))}
        </ul>
        <MenuPicker held={cart} onAdd={(line) => setCart(changeCart(cart, { type: "add", line }))} />
        {asked && missing && (
          <p role="alert" className="font-semibold text-red-text">
            {missing}
          </p>
        )}
        <div className="grid grid-cols-2 gap-3">
          <Field label="Name" optional>
            {(control) => (
              <input
                {...control}
                value={fields.name}
                placeholder="Walk-in"
                maxLength={120}
                onChange={({ target }) => set({ name: target.value })}
              />
            )}
          </Field>
          <Field label="Phone" optional>
            {(control) => (
              <input
                {...control}
                type="tel"
                value={fields.phone}
                maxLength={40}
                onChange={({ target }) => set({ phone: target.value })}
              />
            )}
          </Field>
        </div>
        <Field label="Allergies" optional help="Stands in red on every ticket.">
          {(control) => (
            <input
              {...control}
              value={fields.allergy}
              maxLength={300}
              onChange={({ target }) => set({ allergy: target.value })}
            />
          )}
        </Field>
        <Field label="Note" optional>
          {(control) => (
            <input
              {...control}
              value={fields.note}
              maxLength={1000}
              onChange={({ target }) => set({ note: target.value })}
            />
          )}
        </Field>
        <Field label="Pickup">
          {(control) => (
            <select {...control} value={fields.pickup} onChange={({ target }) => set({ pickup: target.value })}>
              <option value="">As soon as ready</option>
              {days.map(({ date, label, times }) => (
                <optgroup key={date} label={label}>
                  {times.map((time) => (
                    <option key={time} value={new Date(time).toISOString()}>
                      {label}, {formatClock(time, restaurant.time_zone)}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
      </div>
    </Dialog>
  );
}
