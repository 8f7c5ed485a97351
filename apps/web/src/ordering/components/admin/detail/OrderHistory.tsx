import type { OrderHistoryEntry } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { formatClock, formatDay } from "../../../../shared/ui/time.ts";
import { orderHistoryQuery } from "../../../api/orderDetail.ts";
import { useDesk } from "../live/desk.ts";
import { ChangeWords } from "../orders/ChangeWords.tsx";
import { statusLook } from "../orders/statusLook.ts";
import { entryWords } from "./entryWords.ts";

/** Who did what, when and from where; the newest thing first. */
export function OrderHistory({ orderId, version }: { orderId: number; version: number }) {
  const { restaurant } = useDesk();
  const { data, error, refetch } = useQuery({
    ...orderHistoryQuery(restaurant.id, orderId, version),
    placeholderData: (before) => before,
  });
  return (
    <section aria-label="History">
      <h3 className="mb-2 text-md font-[650]">History</h3>
      {!data && error && (
        <ErrorState title="The history did not load." text={error.message} onRetry={() => void refetch()} />
      )}
      {!data && !error && <Skeleton className="h-24" />}
      <ol className="grid gap-3">
        {data?.toReversed().map((entry) => (
          <Entry key={entry.id} entry={entry} timeZone={restaurant.time_zone} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, timeZone }: { entry: OrderHistoryEntry; timeZone: string }) {
  const { icon: Icon, ink } = statusLook[entry.to_status];
  return (
    <li className="grid grid-cols-[18px_1fr] gap-x-2.5">
      <Icon size={18} className={`mt-0.5 ${ink}`} aria-hidden />
      <div className="min-w-0">
        <p className="font-semibold">{entryWords(entry)}</p>
        {entry.edit && (
          <p className="break-words">
            <ChangeWords difference={entry.edit} />
          </p>
        )}
        {entry.edit_reason && <p className="break-words">Why: {entry.edit_reason}</p>}
        {entry.cancel_reason && <p className="break-words">Why: {entry.cancel_reason}</p>}
        <p className="text-sm text-ink-2">
          {formatDay(entry.at, timeZone)}, {formatClock(entry.at, timeZone)} · {entry.user?.name ?? "Customer"}
          {entry.device && ` · ${entry.device}`}
        </p>
      </div>
    </li>
  );
}
