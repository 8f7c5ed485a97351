import { create } from "zustand";

/** Orders acknowledged on this device whose answer is on its way: silent at once. */
export const useAnswered = create<{ readonly ids: ReadonlySet<number> }>(() => ({ ids: new Set() }));

export function markAnswered(ids: readonly number[]): void {
  useAnswered.setState((state) => ({ ids: new Set([...state.ids, ...ids]) }));
}

export function unmarkAnswered(ids: readonly number[]): void {
  const done = new Set(ids);
  useAnswered.setState((state) => ({ ids: new Set([...state.ids].filter((id) => !done.has(id))) }));
}
