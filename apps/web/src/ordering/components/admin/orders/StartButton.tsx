import { ChevronDown } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { MenuButton } from "../../../../shared/ui/MenuButton.tsx";
import { useDesk } from "../live/desk.ts";
import { etaChoices, useEta } from "./etaChoice.ts";

interface StartButtonProps {
  number: string;
  disabled: boolean;
  onStart(etaMinutes: number): void;
}

/** "Start · 20 min", and beside it the other times. */
export function StartButton({ number, disabled, onStart }: StartButtonProps) {
  const { restaurant } = useDesk();
  const eta = useEta(restaurant.id);
  return (
    <span className="inline-flex">
      <Button variant="primary" className="rounded-r-none! pr-3!" disabled={disabled} onClick={() => onStart(eta)}>
        Start · {eta} min
      </Button>
      <MenuButton
        entries={etaChoices.map((minutes) => ({ words: `Start · ${minutes} min`, onSelect: () => onStart(minutes) }))}
      >
        <Button
          variant="primary"
          square
          disabled={disabled}
          className="w-9 min-w-9! pointer-coarse:w-11 rounded-l-none! border-l-on-action/30!"
          aria-label={`Start ${number} with another time`}
        >
          <ChevronDown size={18} aria-hidden />
        </Button>
      </MenuButton>
    </span>
  );
}
