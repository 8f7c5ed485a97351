import type { User } from "@hafaloha/contract";

/** Where a user goes after signing in: staff to their board, customers back to where they were. */
export function pageAfterSignIn(user: User, search: string): string {
  const asked = localPath(new URLSearchParams(search).get("return"));
  if (user.role === "customer") return asked && !isStaffPath(asked) ? asked : "/";
  return asked && isStaffPath(asked) ? asked : "/admin";
}

/** The restaurant that a customer came from, when the page to return to is one of its pages. */
export function restaurantOfReturn(search: string): number | null {
  const found = /^\/r\/([1-9]\d{0,14})(?:\/|$)/.exec(new URLSearchParams(search).get("return") ?? "");
  return found ? Number(found[1]) : null;
}

/** An address of another site would make the sign-in page a way to lead people astray. */
function localPath(path: string | null): string | null {
  return path && /^\/(?![/\\])/.test(path) ? path : null;
}

function isStaffPath(path: string): boolean {
  return /^\/admin(?:[/?#]|$)/.test(path);
}
