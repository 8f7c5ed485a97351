const againAfterMs = 2000;

/** Loads until it works: what a channel says may be missing must come, and until then nothing may look live. */
export async function untilLoaded<T>(load: () => Promise<T>, wanted: () => boolean): Promise<T | undefined> {
  while (wanted()) {
    try {
      return await load();
    } catch {
      // The screen shows what it has, with its age, and the status says that it is not live.
      await new Promise((resolve) => setTimeout(resolve, againAfterMs));
    }
  }
  return undefined;
}
