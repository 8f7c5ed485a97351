import { useState } from "react";

/** For what is opened without a trigger of its own: takes the focus back, when it closes, to where it was. */
export function useReturnFocus(): (event?: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event?: Event) => {
    event?.preventDefault();
    if (opener instanceof HTMLElement) opener.focus();
  };
}
