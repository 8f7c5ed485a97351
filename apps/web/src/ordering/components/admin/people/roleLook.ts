import { ChefHat, type LucideIcon, ShieldCheck } from "lucide-react";
import type { StaffRole } from "../../../api/people.ts";

/** What each role is called and may do. */
export const roleLook: Readonly<Record<StaffRole, { icon: LucideIcon; word: string; may: string }>> = {
  staff: { icon: ChefHat, word: "Staff", may: "Works orders, kitchen and stock, and slows or pauses the intake." },
  admin: {
    icon: ShieldCheck,
    word: "Admin",
    may: "Does what staff do, and runs the menu, the settings and the people.",
  },
};
