import type { Role } from "@hafaloha/contract";

/** Who asks. A user's role and restaurant are those of the user's row, read with the request. */
export type Principal =
  | { readonly kind: "guest" }
  | {
      readonly kind: "user";
      readonly userId: number;
      readonly name: string;
      readonly role: Role;
      /** A super_admin has none and names the restaurant in each request. */
      readonly restaurantId: number | null;
      /** What a sign-out denies: the token's `jti`, or a digest of a token that has none. */
      readonly tokenId: string;
      /** Milliseconds since the Unix epoch; 0 where the token does not say. */
      readonly tokenIssuedAt: number;
      /** Milliseconds since the Unix epoch. */
      readonly tokenExpiresAt: number;
      /** Signed in with a password for one sign-in, which is to be changed before anything else. */
      readonly mustChangePassword: boolean;
    };

export type SignedIn = Extract<Principal, { kind: "user" }>;
