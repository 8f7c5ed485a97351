import { useQuery } from "@tanstack/react-query";
import { BellRing, Send, Smartphone, X } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { formatDay } from "../../../../shared/ui/time.ts";
import { pushDevicesQuery } from "../../../api/pushDevices.ts";
import { type PushStanding, pushWords } from "../../../state/pushStanding.ts";
import { useDesk } from "../live/desk.ts";
import { usePushHere } from "./usePushHere.ts";

/** Alerts of this user's devices while no dashboard is open (N2). */
export function PushSection() {
  const here = usePushHere();
  return (
    <section
      aria-label="Alerts when the dashboard is closed"
      className="grid gap-3 rounded-card border border-line bg-surface p-4"
    >
      <h2 className="text-md font-[650]">Alerts when the dashboard is closed</h2>
      {here.standing && <Standing standing={here.standing} here={here} />}
      <p role="status" className="font-semibold empty:hidden">
        {here.said}
      </p>
      <Devices here={here} />
    </section>
  );
}

type Here = ReturnType<typeof usePushHere>;

function Standing({ standing, here }: { standing: PushStanding; here: Here }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="min-w-0 flex-1 basis-64 text-ink-2">{pushWords[standing.kind]}</p>
      {standing.kind === "off" && (
        <Button variant="primary" busy={here.busy} onClick={() => void here.turnOn(standing.serverKey)}>
          <BellRing size={18} aria-hidden />
          Turn on for this device
        </Button>
      )}
      {standing.kind === "on" && (
        <Button busy={here.busy} onClick={() => void here.test(standing.deviceId)}>
          <Send size={18} aria-hidden />
          Send a test
        </Button>
      )}
    </div>
  );
}

function Devices({ here }: { here: Here }) {
  const { restaurant } = useDesk();
  const { data: devices = [] } = useQuery(pushDevicesQuery(restaurant.id));
  if (devices.length === 0) return null;
  const thisDevice = here.standing?.kind === "on" ? here.standing.deviceId : null;
  return (
    <ul aria-label="Your devices" className="grid gap-1 border-t border-line pt-2">
      {devices.map(({ id, device, created_at }) => {
        const name = device ?? "A device without a name";
        return (
          <li key={id} className="flex min-h-11 items-center gap-3">
            <Smartphone size={18} aria-hidden className="text-ink-3" />
            <p className="min-w-0 flex-1">
              <b>{name}</b>
              {id === thisDevice && ", this one"}
              <span className="block text-sm text-ink-2">since {formatDay(created_at, restaurant.time_zone)}</span>
            </p>
            <Button
              variant="quiet"
              square
              busy={here.busy}
              aria-label={`Remove ${name}`}
              onClick={() => void here.remove(id)}
            >
              <X size={18} aria-hidden />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
