import { clsx } from "clsx";
import { useId } from "react";
import type { StaffRole } from "../../../api/people.ts";
import { roleLook } from "./roleLook.ts";

const roles: readonly StaffRole[] = ["staff", "admin"];

/** One of the roles, each with what it may do. */
export function RoleChoice({ role, onChoose }: { role: StaffRole; onChoose(role: StaffRole): void }) {
  const name = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-semibold">Role</legend>
      {roles.map((each) => {
        const { icon: Icon, word, may } = roleLook[each];
        return (
          <label
            key={each}
            className={clsx(
              "flex cursor-pointer gap-3 rounded-control border p-3",
              role === each ? "border-action bg-action-soft" : "border-line-strong",
            )}
          >
            <input
              type="radio"
              name={name}
              value={each}
              checked={role === each}
              onChange={() => onChoose(each)}
              className="mt-1 size-4 flex-none accent-action"
            />
            <span>
              <span className="flex items-center gap-1.5 font-semibold">
                <Icon size={18} aria-hidden />
                {word}
              </span>
              <span className="text-sm text-ink-2">{may}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
