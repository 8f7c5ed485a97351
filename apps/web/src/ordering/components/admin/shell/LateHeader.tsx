import { useLostLine } from "../connection/useLostLine.ts";
import { useReloadWords } from "../connection/useReloadWords.ts";
import { Colleagues } from "./Colleagues.tsx";

/** What of the header nobody misses in the first second. */
export function LateHeader() {
  useLostLine();
  useReloadWords();
  return <Colleagues />;
}
