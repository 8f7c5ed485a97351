import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Lock, UserRoundPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { peopleQuery } from "../../../api/people.ts";
import { announce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { AddPersonDialog } from "./AddPersonDialog.tsx";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { HandOverDialog } from "./HandOverDialog.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import type { PersonDialog } from "./personDialog.ts";
import { RoleDialog } from "./RoleDialog.tsx";

/** `/admin/people`: who works here. Only admins see it. */
export function PeoplePage() {
  const { user } = useDesk();
  if (user.role === "staff") {
    return <EmptyState icon={Lock} title="Only admins see the people." text="Ask your manager." />;
  }
  return <People />;
}

function People() {
  const { restaurant } = useDesk();
  const { data, error, refetch } = useQuery(peopleQuery(restaurant.id));
  const [open, setOpen] = useState<PersonDialog | null>(null);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-4 ends-clear max-md:px-3">
      <div className="grid max-w-[1100px] gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-ink-2">{data && countWords(data.length)}</p>
          <Button variant="primary" className="ml-auto" onClick={() => setOpen({ kind: "add" })}>
            <UserRoundPlus size={18} aria-hidden />
            Add someone
          </Button>
        </div>
        {data && <PeopleTable people={data} onOpen={setOpen} />}
        {!data && error && (
          <ErrorState title="The people did not load." text={error.message} onRetry={() => void refetch()} />
        )}
        {!data && !error && <Skeleton className="h-80" />}
      </div>
      {open && <OpenDialog open={open} onOpen={setOpen} />}
    </div>
  );
}

function OpenDialog({ open, onOpen }: { open: PersonDialog; onOpen(next: PersonDialog | null): void }) {
  const { restaurant } = useDesk();
  const client = useQueryClient();
  const close = () => onOpen(null);
  const done = (said: string, next: PersonDialog | null = null) => {
    void client.invalidateQueries({ queryKey: peopleQuery(restaurant.id).queryKey });
    announce(said);
    onOpen(next);
  };
  switch (open.kind) {
    case "add":
      return (
        <AddPersonDialog
          onClose={close}
          onAdded={(person, password) => done(`${person.first_name} is added.`, { kind: "handOver", person, password })}
        />
      );
    case "role":
      return <RoleDialog person={open.person} onClose={close} onDone={done} />;
    case "handOver":
      return <HandOverDialog person={open.person} password={open.password} onClose={close} />;
    case "password":
    case "signOut":
    case "remove":
      return (
        <ConfirmDialog
          what={open.kind}
          person={open.person}
          onClose={close}
          onDone={(said, password) =>
            done(said, password === undefined ? null : { kind: "handOver", person: open.person, password })
          }
        />
      );
    default:
      return open satisfies never;
  }
}

const countWords = (count: number) => (count === 1 ? "1 person works here" : `${count} people work here`);
