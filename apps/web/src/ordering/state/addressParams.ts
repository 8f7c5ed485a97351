/** The address of a page that is asked for `asked`; what is as usual is left out, what else stands there stays. */
export function paramsAsking<Question extends object>(
  params: URLSearchParams,
  names: Readonly<Record<keyof Question, string>>,
  usual: Question,
  asked: Question,
): URLSearchParams {
  const next = new URLSearchParams(params);
  // Object.keys forgets the names of the keys.
  for (const key of Object.keys(names) as (keyof Question)[]) {
    const value = asked[key];
    if (value === usual[key] || value === null) next.delete(names[key]);
    else next.set(names[key], String(value));
  }
  return next;
}

/** What of an address is one of what it can mean. */
export const oneOf = <T extends string>(known: readonly T[], value: string | null): T | null =>
  known.find((each) => each === value) ?? null;
