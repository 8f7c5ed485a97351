import type { changePasswordRequest, loginRequest, Session, signupRequest } from "@hafaloha/contract";
import type * as z from "zod/mini";
import type { Database, Transaction } from "../../database/database.ts";
import type { Identification } from "../../http/authentication.ts";
import type { SignedIn } from "../../http/principal.ts";
import { notFound, Refusal } from "../../refusal.ts";
import { endSessions } from "./endSessions.ts";
import { createPasswordCheck, hashPassword } from "./passwords.ts";
import { controlStream, tokenRevoked } from "./revocations.ts";
import { isGoodToken } from "./rules.ts";
import { type Account, accountByEmail, addAccount, denyToken } from "./store.ts";
import { TokenHolders } from "./tokenHolders.ts";
import type { Claims, Tokens } from "./tokens.ts";
import { fullName, userView } from "./view.ts";

export interface Accounts {
  login(credentials: z.output<typeof loginRequest>): Promise<Session>;
  signup(person: z.output<typeof signupRequest>): Promise<Session>;
  renew(user: SignedIn): Promise<Session>;
  logout(user: SignedIn): Promise<void>;
  /** Ends all sessions of the user, on every device. */
  logoutEverywhere(user: SignedIn): Promise<void>;
  /** Ends all sessions of the user; the answer is a new one. */
  changePassword(user: SignedIn, passwords: z.output<typeof changePasswordRequest>): Promise<Session>;
  identify(token: string): Promise<Identification>;
}

export function createAccounts({ database, tokens }: { database: Database; tokens: Tokens }): Accounts {
  const passwordMatches = createPasswordCheck();
  const rows = database.engine.commands;
  const holders = new TokenHolders(rows);
  const session = async (account: Account, askedAt: number): Promise<Session> => ({
    jwt: await tokens.issue(account, askedAt),
    user: userView(account),
    ...(account.must_change_password === 1 && { password_change_required: true }),
  });
  const accountOf = async (userId: number, tokenId: string): Promise<Account> => {
    const { account } = await holders.holder(userId, tokenId);
    if (account === undefined) throw new Refusal("signed_out", "This account has been removed.");
    return account;
  };
  return {
    login: async ({ email, password, restaurant_id: askedId }) => {
      const askedAt = Date.now();
      const account = await accountByEmail(rows, email);
      if (!(await passwordMatches(password, account?.password_hash)) || account === undefined) {
        throw new Refusal("wrong_credentials", "There is no account with this email and password.");
      }
      if (account.role !== "super_admin" && askedId != null && askedId !== account.restaurant_id) {
        throw notFound(`restaurant ${askedId} for this account`);
      }
      return session(account, askedAt);
    },
    signup: async (person) => {
      const passwordHash = await hashPassword(person.password);
      return session(await database.write((transaction) => addCustomer(transaction, person, passwordHash)), Date.now());
    },
    renew: async ({ userId, tokenId }) => {
      const askedAt = Date.now();
      const account = await accountOf(userId, tokenId);
      return session(account, askedAt);
    },
    logout: ({ tokenId, tokenExpiresAt }) =>
      database.write(async (transaction) => {
        await denyToken(transaction.rows, tokenId, tokenExpiresAt);
        transaction.emit(controlStream, tokenRevoked(tokenId));
      }),
    logoutEverywhere: async ({ userId, tokenId }) => {
      const account = await accountOf(userId, tokenId);
      await database.write((transaction) => endSessions(transaction, account, "signed_out_everywhere"));
    },
    changePassword: async ({ userId, tokenId }, { current_password: current, new_password: next }) => {
      const account = await accountOf(userId, tokenId);
      if (!(await passwordMatches(current, account.password_hash))) throw wrongPassword();
      if (next === current) throw new Refusal("invalid", "The new password is the present one. Choose another.");
      const passwordHash = await hashPassword(next);
      const changed = await database.write((transaction) =>
        endSessions(transaction, account, "password_changed", { password_hash: passwordHash, must_change_password: 0 }),
      );
      return session(changed, Date.now());
    },
    identify: async (token) => {
      const reading = await tokens.read(token);
      if (!reading.ok) return reading;
      const { claims } = reading;
      const holder = await holders.holder(claims.user_id, claims.tokenId);
      const { account } = holder;
      if (account === undefined || !isGoodToken(claims, holder)) return { ok: false, reason: "unauthorized" };
      return { ok: true, principal: signedIn(account, claims) };
    },
  };
}

const wrongPassword = () =>
  new Refusal("invalid", "The present password is not right.", {
    details: [{ path: "current_password", message: "is not right" }],
  });

async function addCustomer(
  { rows, now, lockRestaurant }: Transaction,
  person: z.output<typeof signupRequest>,
  passwordHash: string,
): Promise<Account> {
  if (!(await lockRestaurant(person.restaurant_id))) {
    throw notFound(`restaurant ${person.restaurant_id}`);
  }
  const account = await addAccount(rows, {
    email: person.email,
    password_hash: passwordHash,
    first_name: person.first_name,
    last_name: person.last_name,
    phone: person.phone ?? null,
    role: "customer",
    restaurant_id: person.restaurant_id,
    tokens_valid_from: 0,
    created_at: now,
    updated_at: now,
  });
  if (account === undefined) {
    throw new Refusal("email_taken", `${person.email} has an account already. Sign in, or use another address.`);
  }
  return account;
}

function signedIn(account: Account, { tokenId, iat = 0, exp }: Claims): SignedIn {
  return {
    kind: "user",
    userId: account.id,
    name: fullName(account),
    role: account.role,
    restaurantId: account.restaurant_id,
    tokenId,
    tokenIssuedAt: iat * 1000,
    tokenExpiresAt: exp * 1000,
    mustChangePassword: account.must_change_password === 1,
  };
}
