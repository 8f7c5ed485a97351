import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { Dialog } from "../ui/Dialog.tsx";
import { Sheet } from "../ui/Sheet.tsx";

function Page({ Panel }: { Panel: typeof Dialog | typeof Sheet }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {isOpen && (
        <Panel title="Panel" onClose={() => setOpen(false)}>
          Words
        </Panel>
      )}
    </>
  );
}

afterEach(cleanup);

describe("useReturnFocus", () => {
  it.each([
    ["dialog", Dialog],
    ["sheet", Sheet],
  ])("W1 a %s gives the focus back to what opened it", async (_kind, Panel) => {
    render(<Page Panel={Panel} />);
    const user = userEvent.setup();
    const opener = screen.getByRole("button", { name: "Open" });
    await user.click(opener);
    expect(document.activeElement).not.toBe(opener);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });
});
