import type { OrderChange } from "@hafaloha/contract";
import { Pencil } from "lucide-react";
import { Fragment } from "react";
import { Since } from "../live/Since.tsx";
import { CardNote } from "./CardNote.tsx";
import { changeWords } from "./orderWords.ts";

/** `Changed 2 min ago: +1 Red rice, −1 Taro fries` (O10) */
export function ChangeNote({ change }: { change: OrderChange }) {
  return (
    <CardNote icon={Pencil} look="amber">
      Changed <Since start={Date.parse(change.at)} /> ago:{" "}
      {changeWords(change).map(({ id, kind, words }, index) => (
        <Fragment key={id}>
          {index > 0 && ", "}
          {kind === "removed" ? <del>{words}</del> : <ins className="font-semibold no-underline">{words}</ins>}
        </Fragment>
      ))}
    </CardNote>
  );
}
