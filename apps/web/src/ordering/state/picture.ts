/** What a picture may be, as the server takes it. */
export const pictureTypes = ["image/jpeg", "image/png", "image/webp"] as const;
const mostBytes = 8 * 1024 * 1024;

/** Why a chosen file is not sent at all; null where it is. */
export function pictureProblem({ type, size }: { readonly type: string; readonly size: number }): string | null {
  if (!pictureTypes.some((each) => each === type)) return "Choose a JPEG, PNG or WebP.";
  if (size > mostBytes) return `This picture has ${(size / 1024 / 1024).toFixed(1)} MB. Choose one of at most 8 MB.`;
  return null;
}
