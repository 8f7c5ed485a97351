import type { Schema } from "./httpClient.ts";

/** The schema of a bare array. */
export function listOf<T>(element: Schema<T>): Schema<T[]> {
  return {
    parse(input) {
      if (!Array.isArray(input)) throw new TypeError("The answer should be a list.");
      return input.map((each: unknown) => element.parse(each));
    },
  };
}
