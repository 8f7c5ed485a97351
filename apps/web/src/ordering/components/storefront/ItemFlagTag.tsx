import { Tag } from "../../../shared/ui/Tag.tsx";
import type { ItemFlag } from "../../state/storefrontFlags.ts";
import { itemFlagLook } from "./itemFlagLook.ts";

const tones = { plain: "done", low: "amber", out: "done" } as const;

/** The flag among the words, where the picture is too small to carry it. */
export function ItemFlagTag({ flag, className }: { flag: ItemFlag; className?: string }) {
  const look = itemFlagLook(flag);
  if (!look) return null;
  return (
    <Tag icon={look.icon} tone={tones[look.tone]} {...(className ? { className } : {})}>
      {look.words}
    </Tag>
  );
}
