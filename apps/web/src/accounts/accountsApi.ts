import { type Session, session } from "@hafaloha/contract";
import { http } from "../shared/http/http.ts";
import { noContent } from "../shared/http/httpClient.ts";

export interface Credentials {
  readonly email: string;
  readonly password: string;
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

/** A new token for the one in use, which stays good until its own end. */
export const renewSession = (): Promise<Session> => http.send("POST", "/session/renew", session);

/** Ends the token and its sockets, on every node. */
export const signOut = (): Promise<void> => http.send("POST", "/logout", noContent);
