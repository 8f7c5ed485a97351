/** Lets all go on that waits on promises, or on turns of the event loop: questions that come together wait for a few. */
export async function fewTurns(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
