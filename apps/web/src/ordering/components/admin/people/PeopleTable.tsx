import type { Colleague } from "@hafaloha/contract";
import { clsx } from "clsx";
import { Ellipsis, KeyRound, LogOut, UserRound, UserRoundCog, UserRoundX } from "lucide-react";
import { MenuButton, type MenuEntry } from "../../../../shared/ui/MenuButton.tsx";
import { Tag } from "../../../../shared/ui/Tag.tsx";
import { useDesk } from "../live/desk.ts";
import type { PersonDialog } from "./personDialog.ts";
import { roleLook } from "./roleLook.ts";

interface PeopleTableProps {
  people: readonly Colleague[];
  onOpen(dialog: PersonDialog): void;
}

const head = "border-b border-line bg-sunken px-4 font-semibold max-md:px-3";
const cell = "border-b border-line px-4 py-2 max-md:px-3";

export function PeopleTable({ people, onOpen }: PeopleTableProps) {
  return (
    <table className="w-full border-separate border-spacing-0 rounded-card border border-line bg-surface">
      <thead>
        <tr className="h-10 text-left text-sm text-ink-2">
          <th scope="col" className={clsx(head, "rounded-tl-card")}>
            Name
          </th>
          <th scope="col" className={clsx(head, "max-lg:hidden")}>
            Email
          </th>
          <th scope="col" className={head}>
            Role
          </th>
          <th scope="col" className={clsx(head, "w-18 rounded-tr-card")}>
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody className="[&>tr:last-child>*]:border-b-0">
        {people.map((person) => (
          <Row key={person.id} person={person} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ person, onOpen }: { person: Colleague; onOpen(dialog: PersonDialog): void }) {
  const isSelf = useDesk().user.id === person.id;
  const { icon: Icon, word, may } = roleLook[person.role];
  const name = `${person.first_name} ${person.last_name}`.trim();
  return (
    <tr className="h-14.25">
      <th scope="row" className={clsx(cell, "text-left")}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold break-words">{name}</span>
          {isSelf && <Tag icon={UserRound}>You</Tag>}
          {person.password_change_required && (
            <Tag icon={KeyRound} tone="pending">
              Must choose a password
            </Tag>
          )}
        </span>
        <span className="block text-sm font-normal break-all text-ink-2 lg:hidden">{person.email}</span>
      </th>
      <td className={clsx(cell, "text-ink-2 max-lg:hidden")}>{person.email}</td>
      <td className={cell}>
        <span className="flex items-center gap-1.5 font-semibold">
          <Icon size={18} aria-hidden />
          {word}
        </span>
        <span className="text-sm text-ink-2 max-md:hidden">{may}</span>
      </td>
      <td className={clsx(cell, "text-right")}>
        {!isSelf && (
          <MenuButton entries={entriesOf(person, onOpen)}>
            <button
              type="button"
              aria-label={`More for ${name}`}
              className="grid size-11 place-items-center rounded-control hover:bg-ink/8"
            >
              <Ellipsis size={21} aria-hidden />
            </button>
          </MenuButton>
        )}
      </td>
    </tr>
  );
}

function entriesOf(person: Colleague, onOpen: (dialog: PersonDialog) => void): readonly MenuEntry[] {
  return [
    { icon: UserRoundCog, words: "Change role", onSelect: () => onOpen({ kind: "role", person }) },
    { icon: KeyRound, words: "New password", onSelect: () => onOpen({ kind: "password", person }) },
    { icon: LogOut, words: "Sign out everywhere", onSelect: () => onOpen({ kind: "signOut", person }) },
    { icon: UserRoundX, words: "Remove", isDanger: true, onSelect: () => onOpen({ kind: "remove", person }) },
  ];
}
