import { VolumeX } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { turnSoundOn, useSound } from "./sound.ts";

/** On the first visit of a device: a browser makes no sound before somebody asks for it. */
export function SoundGate() {
  const unasked = useSound((sound) => sound.state === "unasked");
  if (!unasked) return null;
  return (
    <div className="mx-5 mt-3 flex flex-none flex-wrap items-center gap-x-3 gap-y-2 rounded-card bg-pending-soft py-2.5 pr-3 pl-4 font-semibold text-pending-text max-md:mx-3 max-md:mb-3">
      <VolumeX size={18} aria-hidden />
      <p className="min-w-0 flex-1">Sound is off in this browser. Turn it on to hear new orders.</p>
      <Button variant="primary" onClick={() => void turnSoundOn()}>
        Turn on sound
      </Button>
    </div>
  );
}
