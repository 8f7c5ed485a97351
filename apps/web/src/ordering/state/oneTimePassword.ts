/** Without the letters and digits that look alike when they are read out or copied from paper. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const groups = 3;
const groupLength = 4;

export const passwordBytes = groups * groupLength * 2;

/** A password to hand over, like `k7mq-w2xd-9fha`, from at least `passwordBytes` random bytes. */
export function oneTimePassword(random: Uint8Array): string {
  // What is left of the last whole round of letters would make some of them likelier.
  const fair = Array.from(random).filter((byte) => byte < 256 - (256 % letters.length));
  const drawn = fair.slice(0, groups * groupLength).map((byte) => letters[byte % letters.length]);
  const starts = Array.from({ length: groups }, (_, group) => group * groupLength);
  return starts.map((start) => drawn.slice(start, start + groupLength).join("")).join("-");
}
