import type { OrderChange } from "@hafaloha/contract";
import { Pencil } from "lucide-react";
import { Since } from "../live/Since.tsx";
import { CardNote } from "./CardNote.tsx";
import { ChangeWords } from "./ChangeWords.tsx";

/** `Changed 2 min ago: +1 Red rice, −1 Taro fries` (O10) */
export function ChangeNote({ change }: { change: OrderChange }) {
  return (
    <CardNote icon={Pencil} look="amber">
      Changed <Since start={Date.parse(change.at)} /> ago: <ChangeWords difference={change} />
    </CardNote>
  );
}
