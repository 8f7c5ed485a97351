import type { Order } from "@hafaloha/contract";
import type { ReactNode } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { momentWords } from "../../../../shared/ui/momentWords.ts";
import { useDesk } from "../live/desk.ts";

/** Whom to call, and every time that the order knows. */
export function OrderFacts({ order }: { order: Order }) {
  const { time_zone: zone } = useDesk().restaurant;
  const when = (instant: string | null | undefined) => instant && momentWords(instant, zone, serverNow());
  return (
    <section aria-label="Contact and times">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <Fact name="Name">{order.contact_name}</Fact>
        <Fact name="Phone">
          {/\d/.test(order.contact_phone) ? (
            <Contact href={`tel:${order.contact_phone.replace(/[^+\d]/g, "")}`}>{order.contact_phone}</Contact>
          ) : (
            order.contact_phone
          )}
        </Fact>
        <Fact name="Email">
          {order.contact_email && <Contact href={`mailto:${order.contact_email}`}>{order.contact_email}</Contact>}
        </Fact>
        <Fact name="Placed">{when(order.created_at)}</Fact>
        <Fact name="Wanted">{when(order.pickup_time) ?? "as soon as ready"}</Fact>
        <Fact name="On the board">{when(order.release_at)}</Fact>
        <Fact name="Promised">{when(order.estimated_pickup_time)}</Fact>
        <Fact name="Shelf">{order.shelf}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className="contents">
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Contact({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="-my-3 inline-block py-3 font-semibold text-action-text">
      {children}
    </a>
  );
}
