import type { Restaurant } from "@hafaloha/contract";
import type { UseFormReturn } from "react-hook-form";
import { Button } from "../../../shared/ui/Button.tsx";
import { formatMoney } from "../../../shared/ui/money.ts";
import { fromCents } from "../../state/cartPricing.ts";
import type { CartView } from "../../state/cartView.ts";
import { ContactFields } from "./ContactFields.tsx";
import type { CheckoutFields } from "./checkoutFields.ts";
import { NoteFields } from "./NoteFields.tsx";
import { PickupFields } from "./PickupFields.tsx";

interface CheckoutFormProps {
  form: UseFormReturn<CheckoutFields>;
  restaurant: Restaurant;
  cart: CartView;
  now: number;
  onSubmit(fields: CheckoutFields): void;
}

export function CheckoutForm({ form, restaurant, cart, now, onSubmit }: CheckoutFormProps) {
  const blocked = cart.blockedBy?.line.name;
  const total = formatMoney(fromCents(cart.totalCents), restaurant.currency);
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        if (blocked === undefined) void form.handleSubmit(onSubmit)(event);
        else event.preventDefault();
      }}
    >
      <PickupFields
        form={form}
        restaurant={restaurant}
        items={cart.lines.flatMap(({ item }) => item ?? [])}
        now={now}
      />
      <ContactFields form={form} />
      <NoteFields form={form} />
      <Button
        type="submit"
        variant="primary"
        size="xl"
        className="w-full justify-between! disabled:justify-center! disabled:bg-ink/8 disabled:whitespace-normal disabled:text-ink-2"
        disabled={blocked !== undefined}
      >
        {blocked === undefined ? (
          <>
            <span>Place order</span>
            <span>{total}</span>
          </>
        ) : (
          `Change or remove ${blocked} to go on`
        )}
      </Button>
    </form>
  );
}
