import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the cost that OWASP recommends: 19 MiB, two passes, one thread. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/**
 * Compares a password with the hash of an account. Where there is no account it compares with a hash of nobody's, so that
 * the time an answer takes does not tell which addresses have one.
 */
export function createPasswordCheck(): (password: string, storedHash: string | undefined) => Promise<boolean> {
  const nobodys = hashPassword(crypto.randomUUID());
  return async (password, storedHash) => {
    const matches = await verify(storedHash ?? (await nobodys), password);
    return matches && storedHash !== undefined;
  };
}
