import { type Session, session } from "@hafaloha/contract";
import { http } from "../shared/http/http.ts";
import { noContent } from "../shared/http/httpClient.ts";

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface PasswordChange {
  readonly current_password: string;
  readonly new_password: string;
}

export interface NewCustomer extends Credentials {
  readonly first_name: string;
  readonly last_name: string;
  readonly phone: string | null;
  readonly restaurant_id: number;
}

export const signIn = (credentials: Credentials): Promise<Session> =>
  http.send("POST", "/login", session, { body: credentials });

export const signUp = (customer: NewCustomer): Promise<Session> =>
  http.send("POST", "/signup", session, { body: customer });

/** Ends every session of the user; the answer is the one to go on with. */
export const setPassword = (change: PasswordChange): Promise<Session> =>
  http.send("POST", "/session/password", session, { body: change });

/** Ends every session of the user, this one too. */
export const signOutEverywhere = (): Promise<void> => http.send("POST", "/session/end_all", noContent);
