/** Begins `each` for 0, 1, 2, ... as often as asked, however long they take, and resolves when all have ended. */
export async function atRate(
  perSecond: number,
  goesOn: (index: number) => boolean,
  each: (index: number) => Promise<void>,
): Promise<void> {
  const begin = performance.now();
  const begun: Promise<void>[] = [];
  for (let index = 0; goesOn(index); index++) {
    const wait = begin + (index * 1000) / perSecond - performance.now();
    if (wait > 0) await delay(wait);
    begun.push(each(index));
  }
  await Promise.all(begun);
}

export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
