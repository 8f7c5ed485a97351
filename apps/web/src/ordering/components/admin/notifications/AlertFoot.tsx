import { VolumeX } from "lucide-react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { quietHere } from "./sound.ts";

export function AlertFoot() {
  return (
    <div className="-mb-1.5 flex items-center gap-2 pt-2 text-sm text-ink-2 max-md:hidden">
      <p className="flex-1">Rings everywhere until answered.</p>
      <Button variant="quiet" className="-mr-2 px-2! text-sm" onClick={() => quietHere(serverNow())}>
        <VolumeX size={18} aria-hidden />
        Quiet here 5 min
      </Button>
    </div>
  );
}
