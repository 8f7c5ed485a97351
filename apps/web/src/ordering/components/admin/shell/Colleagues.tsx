import { useEffect } from "react";
import { useService } from "../../../../shared/hooks/serviceContext.ts";
import { followColleagues, useColleagues } from "../live/colleagues.ts";
import { useDesk } from "../live/desk.ts";

const mostShown = 4;

/** Who else works at this restaurant at the moment. */
export function Colleagues() {
  const service = useService();
  const { user, restaurant } = useDesk();
  useEffect(() => followColleagues(service.cable, restaurant.id, user.id), [service, restaurant.id, user.id]);
  const others = useColleagues((state) => state.others);
  if (others.length === 0) return null;
  const names = others.map(({ name }) => name).join(", ");
  const more = others.length - mostShown;
  return (
    <div role="img" aria-label={`Also here: ${names}`} className="flex flex-none pl-2 max-md:hidden">
      {others.slice(0, mostShown).map(({ id, name }) => (
        <Initial key={id} text={name.slice(0, 1).toUpperCase()} />
      ))}
      {more > 0 && <Initial text={`+${more}`} />}
    </div>
  );
}

function Initial({ text }: { text: string }) {
  return (
    <span className="-ml-2 grid size-8 place-items-center rounded-full border-2 border-surface bg-sunken text-xs font-bold text-ink">
      {text}
    </span>
  );
}
