import { Search, X } from "lucide-react";
import { Kbd } from "../../../../shared/ui/Kbd.tsx";

const id = "staff-search";

/** Puts the cursor into the search field, opening it where it is folded. */
export function focusSearch(): boolean {
  const field = document.getElementById(id) ?? document.getElementById(`${id}-open`) ?? ownSearch();
  if (field instanceof HTMLButtonElement) field.click();
  else field?.focus();
  return field !== null;
}

/** Of a page that has its own search field. */
const ownSearch = () => document.querySelector<HTMLElement>("[data-search]");

interface SearchFieldProps {
  value: string;
  placeholder: string;
  onChange(value: string): void;
  /** Under 1280 px the field takes the header's place while it is open. */
  onClose: (() => void) | null;
}

export function SearchField({ value, placeholder, onChange, onClose }: SearchFieldProps) {
  return (
    <search className="flex h-11 min-w-0 flex-1 items-center gap-2 rounded-control border border-line-strong bg-surface pr-2.5 pl-3 focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-focus lg:w-68 lg:flex-none">
      <Search size={18} className="text-ink-3" aria-hidden />
      <input
        id={id}
        type="search"
        // biome-ignore lint/a11y/noAutofocus: the field has just been opened by the button in its place
        autoFocus={onClose !== null}
        aria-label={placeholder}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          onChange("");
          if (onClose) onClose();
          else event.currentTarget.blur();
        }}
        className="min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden"
      />
      {onClose ? (
        <button
          type="button"
          aria-label="Close the search"
          className="-mr-2.5 grid size-11 place-items-center text-ink-2"
          onClick={() => {
            onChange("");
            onClose();
          }}
        >
          <X size={18} aria-hidden />
        </button>
      ) : (
        <span className="text-ink-3">
          <Kbd>/</Kbd>
        </span>
      )}
    </search>
  );
}

export function OpenSearchButton({ onOpen }: { onOpen: () => void }) {
  return (
    <button
      type="button"
      id={`${id}-open`}
      aria-label="Search"
      onClick={onOpen}
      className="grid size-11 flex-none place-items-center rounded-control text-ink-2 hover:bg-ink/8"
    >
      <Search size={21} aria-hidden />
    </button>
  );
}
