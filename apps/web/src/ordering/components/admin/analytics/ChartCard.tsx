import type { AnalyticsReport, AnalyticsSheet } from "@hafaloha/contract";
import { clsx } from "clsx";
import { ChartColumn, Download, Table } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { toast } from "../../../../shared/ui/toast.ts";
import { saveSheet } from "../../../api/analytics.ts";
import type { DayRange } from "../../../state/analyticsRange.ts";
import { useDesk } from "../live/desk.ts";
import { DataTable, type DataTableProps } from "./DataTable.tsx";

export interface ChartProps {
  readonly report: AnalyticsReport;
  readonly range: DayRange;
  readonly className: string;
}

interface ChartCardProps {
  title: string;
  range: DayRange;
  sheet: AnalyticsSheet;
  table: Omit<DataTableProps, "caption">;
  className: string;
  /** The chart, or what is said where there is nothing to show; none where the table says it all. */
  children: ReactNode | null;
}

/** A chart with the same figures as a table and as a sheet. */
export function ChartCard({ title, range, sheet, table, className, children }: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  const showsTable = asTable || children === null;
  return (
    <section
      aria-label={title}
      className={clsx("flex min-w-0 flex-col rounded-card border border-line bg-surface p-4", className)}
    >
      <div className="mb-3 flex items-center gap-0.5">
        <h2 className="min-w-0 flex-1 text-md font-[650]">{title}</h2>
        {children !== null && table.rows.length > 0 && (
          <Button
            variant="quiet"
            className="px-2!"
            aria-label={`${asTable ? "Show as chart" : "Show as table"}: ${title}`}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <ChartColumn size={18} aria-hidden /> : <Table size={18} aria-hidden />}
            {/* Beside the title a phone has room for one word. */}
            <span className="max-lg:hidden">{asTable ? "Show as chart" : "Show as table"}</span>
            <span className="lg:hidden">{asTable ? "Chart" : "Table"}</span>
          </Button>
        )}
        <SheetButton title={title} range={range} sheet={sheet} />
      </div>
      {showsTable ? <DataTable caption={title} {...table} /> : children}
    </section>
  );
}

function SheetButton({ title, range, sheet }: { title: string; range: DayRange; sheet: AnalyticsSheet }) {
  const { restaurant } = useDesk();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await saveSheet(restaurant.id, range, sheet);
    } catch (error) {
      toast(error instanceof Error ? error.message : "The file was not given out.");
    }
    setBusy(false);
  };
  return (
    <Button variant="quiet" className="px-2!" busy={busy} aria-label={`CSV: ${title}`} onClick={() => void save()}>
      <Download size={18} aria-hidden />
      CSV
    </Button>
  );
}
