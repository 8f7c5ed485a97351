declare global {
  interface Window {
    authStore?: { getState?: () => { token?: unknown } | null | undefined };
  }
}

const names = ["auth_token", "token"] as const;

function clean(raw: unknown): string | null {
  if (typeof raw !== "string") return null;
  const token = raw
    .replace(/["']/g, "")
    .trim()
    .replace(/^Bearer\s+/i, "");
  return token === "" ? null : token;
}

/** The token that this browser keeps, under whichever of its names. */
export function storedToken(): string | null {
  for (const name of names) {
    const token = clean(localStorage.getItem(name));
    if (token) return token;
  }
  return null;
}

/** The signed-in user's token, wherever the source's pages keep it (R6), or null for a guest. */
export function readAuthToken(): string | null {
  return storedToken() ?? clean(window.authStore?.getState?.()?.token);
}
