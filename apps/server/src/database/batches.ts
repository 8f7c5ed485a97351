const rowsAtOnce = 1_000;

/** A statement takes 32,766 parameters on SQLite; what may be any number of rows goes in several statements. */
export function* batches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}
