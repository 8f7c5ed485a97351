import type { Colleague } from "@hafaloha/contract";

/** What stands over the page of people. */
export type PersonDialog =
  | { readonly kind: "add" }
  | { readonly kind: "role" | "password" | "signOut" | "remove"; readonly person: Colleague }
  /** Shown once: nobody can read it again. */
  | { readonly kind: "handOver"; readonly person: Colleague; readonly password: string };
