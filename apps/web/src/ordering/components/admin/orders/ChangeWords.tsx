import type { OrderDifference } from "@hafaloha/contract";
import { Fragment } from "react";
import { changeWords } from "./orderWords.ts";

/** What an edit did, line by line: `+1 Red rice, −1 Taro fries` (O10) */
export function ChangeWords({ difference }: { difference: OrderDifference }) {
  return changeWords(difference).map(({ id, kind, words }, index) => (
    <Fragment key={id}>
      {index > 0 && ", "}
      {kind === "removed" ? <del>{words}</del> : <ins className="font-semibold no-underline">{words}</ins>}
    </Fragment>
  ));
}
