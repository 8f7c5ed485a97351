import { hash } from "@node-rs/argon2";

/** What a password costs is no part of these tests. */
export const hashCheaply = (password: string): Promise<string> => hash(password, { memoryCost: 8, timeCost: 1 });
