import type { OrderDifference } from "@hafaloha/contract";
import type { ReactNode } from "react";

/** What an edit did, line by line: "+1 Red rice, −1 Taro fries, Musubi 2 → 3". */
export function DifferenceWords({ difference: { added, removed, changed } }: { difference: OrderDifference }) {
  return (
    <ul className="inline">
      {added.map(({ id, name, quantity }) => (
        <Part key={id}>
          <ins className="font-semibold no-underline">
            +{quantity} {name}
          </ins>
        </Part>
      ))}
      {removed.map(({ id, name, quantity }) => (
        <Part key={id}>
          <del>
            −{quantity} {name}
          </del>
        </Part>
      ))}
      {changed.map((line) => (
        <Part key={line.id}>
          <Changed line={line} />
        </Part>
      ))}
    </ul>
  );
}

function Part({ children }: { children: ReactNode }) {
  return <li className="inline not-last:after:content-[',_']">{children}</li>;
}

function Changed({ line: { name, quantity, notes, before } }: { line: OrderDifference["changed"][number] }) {
  return (
    <>
      {name}
      {quantity !== before.quantity && (
        <b className="font-semibold">
          {" "}
          {before.quantity} → {quantity}
        </b>
      )}
      {notes !== before.notes && (notes ? ` “${notes}”` : " without its note")}
    </>
  );
}
