import { type Session, session } from "@hafaloha/contract";
import { http } from "../shared/http/http.ts";
import { noContent } from "../shared/http/httpClient.ts";

/** A new token for the one in use, which stays good until its own end. */
export const renewSession = (): Promise<Session> => http.send("POST", "/session/renew", session);

/** Ends the token and its sockets, on every node. */
export const signOut = (): Promise<void> => http.send("POST", "/logout", noContent);
