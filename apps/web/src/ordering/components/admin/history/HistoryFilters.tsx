import { orderStatuses } from "@hafaloha/contract";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { isFiltered, type OrderQuestion, type OrderSource, orderSources } from "../../../state/orderList.ts";
import { statusLook } from "../orders/statusLook.ts";

const sourceWords: Readonly<Record<OrderSource, string>> = { customer: "Customers", staff: "Counter" };
const control = "h-11 min-w-0 rounded-control border border-line-strong bg-surface px-2.5 text-base text-ink";

interface HistoryFiltersProps {
  question: OrderQuestion;
  onAsk: (change: Partial<OrderQuestion>) => void;
}

export function HistoryFilters({ question, onAsk }: HistoryFiltersProps) {
  return (
    <fieldset
      aria-label="Filter"
      className="flex flex-none flex-wrap items-end gap-x-3 gap-y-2 px-5 pt-3 pb-2 max-md:grid max-md:grid-cols-2 max-md:px-3"
    >
      <Filter label="Search" className="max-md:col-span-2 md:max-lg:w-full lg:flex-1">
        {(id) => (
          <input
            id={id}
            type="search"
            data-search
            className={control}
            placeholder="Number, name, phone or dish"
            value={question.search}
            onChange={({ target }) => onAsk({ search: target.value })}
          />
        )}
      </Filter>
      <Filter label="Status">
        {(id) => (
          <select
            id={id}
            className={control}
            value={question.status ?? ""}
            onChange={({ target }) =>
              onAsk({ status: orderStatuses.find((status) => status === target.value) ?? null })
            }
          >
            <option value="">All</option>
            {orderStatuses.map((status) => (
              <option key={status} value={status}>
                {statusLook[status].word}
              </option>
            ))}
          </select>
        )}
      </Filter>
      <Filter label="From whom">
        {(id) => (
          <select
            id={id}
            className={control}
            value={question.source ?? ""}
            onChange={({ target }) => onAsk({ source: orderSources.find((source) => source === target.value) ?? null })}
          >
            <option value="">Everyone</option>
            {orderSources.map((source) => (
              <option key={source} value={source}>
                {sourceWords[source]}
              </option>
            ))}
          </select>
        )}
      </Filter>
      <Filter label="From">
        {(id) => (
          <input
            id={id}
            type="date"
            className={control}
            value={question.from ?? ""}
            max={question.to ?? undefined}
            onChange={({ target }) => onAsk({ from: target.value || null })}
          />
        )}
      </Filter>
      <Filter label="To">
        {(id) => (
          <input
            id={id}
            type="date"
            className={control}
            value={question.to ?? ""}
            min={question.from ?? undefined}
            onChange={({ target }) => onAsk({ to: target.value || null })}
          />
        )}
      </Filter>
      {isFiltered(question) && (
        <Button variant="quiet" onClick={() => onAsk({ status: null, source: null, from: null, to: null, search: "" })}>
          <X size={18} aria-hidden />
          Show all
        </Button>
      )}
    </fieldset>
  );
}

interface FilterProps {
  label: string;
  className?: string;
  children: (id: string) => ReactNode;
}

function Filter({ label, className, children }: FilterProps) {
  const id = useId();
  return (
    <div className={clsx("grid min-w-0 gap-1", className)}>
      <label htmlFor={id} className="text-sm font-semibold text-ink-2">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
