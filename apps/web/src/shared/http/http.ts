import { readAuthToken } from "./authToken.ts";
import { createHttpClient } from "./httpClient.ts";
import { announceSignedOut } from "./signedOut.ts";

/** The application's way to its own server. */
export const http = createHttpClient({
  fetch: (input, init) => fetch(input, init),
  readToken: readAuthToken,
  onTokenRefused: announceSignedOut,
  timeoutMs: 15_000,
});
