export type Cell = string | number | null;

/** Signs with which spreadsheets begin a formula: text that begins so is shown, never run. */
const formulaStart = /^[=+\-@\t\r]/;

/** A sheet as spreadsheets open it: RFC 4180, in UTF-8 with its mark. */
export function formatCsv(heading: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[heading, ...rows].map((row) => row.map(cellText).join(",")).join("\r\n")}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row of a sheet with the line of the file on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a sheet that hold anything; undefined where a quoted cell does not end. Rows copied from a spreadsheet come with tabs. */
export function parseCsv(text: string): readonly CsvRow[] | undefined {
  const rows: CsvRow[] = [];
  const isTabbed = /^[^,\r\n]*\t/.test(text);
  const cell = isTabbed
    ? /(?:"((?:[^"]|"")*)"|([^"\t\r\n]*))(\t|\r\n|\r|\n|$)/y
    : /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/y;
  let line = 1;
  let begunAt = 1;
  let cells: string[] = [];
  cell.lastIndex = text.startsWith("\uFEFF") ? 1 : 0;
  while (cell.lastIndex < text.length || cells.length > 0) {
    const found = cell.exec(text);
    if (!found) return undefined;
    const [whole, quoted, plain = "", end] = found;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    line += whole.match(/\r\n|\r|\n/g)?.length ?? 0;
    if (end === "," || end === "\t") continue;
    if (cells.some((each) => each !== "")) rows.push({ line: begunAt, cells });
    cells = [];
    begunAt = line;
  }
  return rows;
}
