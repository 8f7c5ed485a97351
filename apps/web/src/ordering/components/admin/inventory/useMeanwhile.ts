import { useQuery } from "@tanstack/react-query";
import { stockAuditsQuery } from "../../../api/inventory.ts";
import { meanwhileWords } from "../../../state/stockAudits.ts";
import { useDesk } from "../live/desk.ts";
import { useToldVersion } from "./useToldVersion.ts";

const looked = 20;

/** What was done with an item since then, in words; empty while nobody knows, and null asks for nothing. */
export function useMeanwhile(itemId: number, since: string | null): string {
  const { restaurant } = useDesk();
  const version = useToldVersion(itemId);
  const { data } = useQuery({
    ...stockAuditsQuery(restaurant.id, itemId, version, looked),
    enabled: since !== null,
  });
  return since === null || !data ? "" : meanwhileWords(data, since);
}
