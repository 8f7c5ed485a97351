import { formatAge } from "../../../state/boardAge.ts";
import { type Service, serviceOf } from "../../../state/service.ts";
import type { Desk } from "../live/desk.ts";

/** What the header's button says of the intake: `Taking orders · 20 min`, `Paused 12:30`. */
export function intakeWords(restaurant: Desk["restaurant"], now: number): string {
  const service = serviceOf(restaurant, now);
  switch (service.kind) {
    case "open":
      return `Taking orders · ${service.minutes} min`;
    case "busy":
      return `Busy · ${service.minutes} min · ${left(service, now)}`;
    case "paused":
      return `Paused · ${left(service, now)}`;
    case "closed":
      return "Closed by the hours";
    default:
      return service satisfies never;
  }
}

const left = ({ until }: Service & { kind: "busy" | "paused" }, now: number) => formatAge(Date.parse(until) - now);
