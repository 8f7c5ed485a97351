/** As many turns without another question mean that no more are coming. */
const quietTurns = 2;
/** In a storm there is always another one. */
const mostTurns = 64;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Resolves when no more questions come, so that those of a whole crowd that returns can be read as one. A turn of the event
 * loop hears one or two of the crowd, and with nobody about it lasts microseconds. `count` tells how many have asked so far.
 */
export async function comingTogether(count: () => number): Promise<void> {
  let quiet = 0;
  let known = count();
  for (let turn = 0; turn < mostTurns && quiet < quietTurns; turn++) {
    await nextTurn();
    quiet = count() === known ? quiet + 1 : 0;
    known = count();
  }
}
