import type { Order } from "@hafaloha/contract";
import { clsx } from "clsx";
import { Store } from "lucide-react";
import type { ReactNode } from "react";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { Tag } from "../../../../shared/ui/Tag.tsx";
import { formatClock, formatDay } from "../../../../shared/ui/time.ts";
import { type OrderQuestion, type OrderSort, sortedBy } from "../../../state/orderList.ts";
import { OrderLink } from "../detail/OrderLink.tsx";
import { useDesk } from "../live/desk.ts";
import { countWords, summaryWords } from "../orders/orderWords.ts";
import { statusLook } from "../orders/statusLook.ts";
import { SortHead } from "../shell/SortHead.tsx";

interface HistoryTableProps {
  orders: readonly Order[];
  question: OrderQuestion;
  onAsk: (change: Partial<OrderQuestion>) => void;
}

export function HistoryTable({ orders, question, onAsk }: HistoryTableProps) {
  const head = { question, onAsk };
  return (
    <table className="w-full border-separate border-spacing-0 rounded-card border border-line bg-surface">
      <thead>
        <tr className="h-10 text-left text-sm text-ink-2">
          <Head {...head} by="order_number" className="rounded-tl-card pl-2">
            Order
          </Head>
          <Head {...head} by="created_at" className="max-md:hidden">
            Placed
          </Head>
          <Head {...head} by="contact_name">
            Customer
          </Head>
          <Head className="max-lg:hidden">Items</Head>
          <Head {...head} by="status">
            Status
          </Head>
          <Head {...head} by="total" className="rounded-tr-card pr-2 text-right">
            Total
          </Head>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <Row key={order.id} order={order} />
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps extends Partial<Pick<HistoryTableProps, "question" | "onAsk">> {
  by?: OrderSort;
  className?: string;
  children: string;
}

function Head({ by, question, onAsk, ...column }: HeadProps) {
  if (!by || !question || !onAsk) return <SortHead sorted={null} onSort={null} {...column} />;
  const sorted = question.sort === by ? question.direction : null;
  return <SortHead sorted={sorted} onSort={() => onAsk(sortedBy(question, by))} {...column} />;
}

const cell = "border-b border-line px-4 max-md:px-2.5";

function Row({ order }: { order: Order }) {
  const { currency, time_zone: zone } = useDesk().restaurant;
  const { icon, word, tone } = statusLook[order.status];
  const placed = `${formatDay(order.created_at, zone)}, ${formatClock(order.created_at, zone)}`;
  return (
    <tr data-order-row={order.id} className="h-14.25 hover:bg-ink/4">
      <th scope="row" className={clsx(cell, "text-left font-bold whitespace-nowrap")}>
        <OrderLink order={order} />
        <span className="block text-sm font-normal text-ink-2 md:hidden">{placed}</span>
      </th>
      <Cell className="whitespace-nowrap max-md:hidden">{placed}</Cell>
      <Cell>
        <span className="flex items-center gap-2">
          <span className="min-w-0 break-words">{order.contact_name}</span>
          {order.staff_created && (
            <Tag icon={Store} className="max-md:px-1!">
              <span className="max-md:sr-only">Counter</span>
            </Tag>
          )}
        </span>
      </Cell>
      <Cell className="max-w-0 truncate text-ink-2 max-lg:hidden lg:w-1/3">
        {countWords(order)} · {summaryWords(order)}
      </Cell>
      <Cell>
        <Tag icon={icon} tone={tone}>
          {word}
        </Tag>
      </Cell>
      <Cell className="text-right whitespace-nowrap">{formatMoney(order.total, currency)}</Cell>
    </tr>
  );
}

function Cell({ className, children }: { className?: string; children: ReactNode }) {
  return <td className={clsx(cell, className)}>{children}</td>;
}
