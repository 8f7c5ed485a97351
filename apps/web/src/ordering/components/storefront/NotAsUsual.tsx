import { momentWords } from "../../../shared/ui/momentWords.ts";
import type { Service } from "../../state/service.ts";

interface NotAsUsualProps {
  service: Exclude<Service, { kind: "open" }>;
  timeZone: string;
  now: number;
}

/** On the status card while orders take longer, or are taken for later only. */
export function NotAsUsual({ service, timeZone, now }: NotAsUsualProps) {
  const { title, text } = words(service, (instant) => momentWords(instant, timeZone, now));
  return (
    <>
      <b className="lg:text-md">{title}</b>
      <p className="text-sm text-ink-2">{text}</p>
    </>
  );
}

function words(service: NotAsUsualProps["service"], when: (instant: string) => string) {
  switch (service.kind) {
    case "busy":
      return {
        title: `Busy: ready in about ${service.minutes} min`,
        text: `Longer waits until ${when(service.until)}. Pay at pickup.`,
      };
    case "paused":
      return {
        title: `Paused until ${when(service.until)}`,
        text: "The kitchen is catching up. You can still order for later.",
      };
    case "closed":
      return {
        title: "Closed now",
        text: `${service.opensAt ? `Opens ${when(service.opensAt)}. ` : ""}You can order ahead.`,
      };
    default:
      return service satisfies never;
  }
}
