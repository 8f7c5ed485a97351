/** What a JWT says, unproved: only the server can verify it. Undefined for a text that is no JWT. */
export function tokenPayload(token: string): unknown {
  const payload = token.split(".")[1] ?? "";
  try {
    return JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return undefined;
  }
}
