const everyMs = 1_000;

/**
 * Runs `look` once a second, never twice at a time, until it is stopped; `stop` waits for the one that runs. A look that
 * fails is reported and the next one tries again: what was due still is. All looks of a process come at the same moment, which
 * wakes an idle one once.
 */
export function startDueLook(look: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const run = () => {
    running = look()
      .catch(onError)
      .then(() => {
        if (!stopped) timer = setTimeout(run, everyMs - (performance.now() % everyMs));
      });
  };
  run();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return running;
  };
}

/** Carries out what is due, one by one. One that fails holds up no other, and is tried again with the next look. */
export async function carryOutEach<Due>(
  what: string,
  due: readonly Due[],
  carryOut: (one: Due) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const one of due) await carryOut(one).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) {
    throw new Error(`${failures.length} of ${due.length} ${what}`, { cause: failures[0] });
  }
}
