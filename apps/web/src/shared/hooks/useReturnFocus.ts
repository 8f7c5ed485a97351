import { useState } from "react";

/** For a dialog that has no trigger of its own: what takes the focus back, when it closes, to where it was. */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    if (opener instanceof HTMLElement) opener.focus();
  };
}
