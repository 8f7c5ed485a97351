export interface DataTableProps {
  readonly caption: string;
  /** The first column names its row; all others are figures. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The figures of a chart. It scrolls inside its frame. */
export function DataTable({ caption, head, rows }: DataTableProps) {
  return (
    <section
      aria-label={`${caption}, as a table`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls by it
      tabIndex={0}
      className="max-h-[320px] overflow-auto"
    >
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="h-10 text-sm text-ink-2">
            {head.map((word, column) => (
              <th
                key={word}
                scope="col"
                className={
                  column === 0
                    ? "sticky top-0 border-b border-line bg-sunken px-2.5 text-left font-semibold"
                    : "sticky top-0 border-b border-line bg-sunken px-2.5 text-right font-semibold"
                }
              >
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...figures], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two dishes may have one name, and rows never change places
            <tr key={row} className="h-11">
              <th scope="row" className="border-b border-line px-2.5 text-left font-semibold">
                {name}
              </th>
              {figures.map((figure, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as its column
                <td key={column} className="border-b border-line px-2.5 text-right whitespace-nowrap">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
