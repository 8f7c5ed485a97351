import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { useKeys } from "./useKeys.ts";

afterEach(cleanup);

function Page({ name, uses, heard }: { name: string; uses: string; heard: string[] }) {
  useKeys((key) => {
    heard.push(`${name} ${key}`);
    return key === uses;
  });
  return <input aria-label={`${name} field`} />;
}

describe("the staff's keys", () => {
  it("W1 gives a key to the first who uses it, and to nobody after that", async () => {
    const heard: string[] = [];
    render([
      <Page key="a" name="board" uses="b" heard={heard} />,
      <Page key="b" name="shell" uses="?" heard={heard} />,
    ]);
    await userEvent.keyboard("b?");
    expect(heard).toEqual(["board b", "board ?", "shell ?"]);
  });

  it("W1 hears a key after G as another key, once", async () => {
    const heard: string[] = [];
    render(<Page name="board" uses="b" heard={heard} />);
    await userEvent.keyboard("gbb");
    expect(heard).toEqual(["board g b", "board b"]);
  });

  it("W1 leaves what is typed into a field to the field", async () => {
    const heard: string[] = [];
    render(<Page name="board" uses="b" heard={heard} />);
    await userEvent.type(screen.getByLabelText("board field"), "ab");
    expect(heard).toEqual([]);
  });

  it("O5 ignores a key that is held down, so that one press acknowledges one order", async () => {
    const heard: string[] = [];
    render(<Page name="alert" uses="a" heard={heard} />);
    await userEvent.keyboard("{a>5/}");
    expect(heard).toEqual(["alert a"]);
  });

  it("W1 tells Shift and a letter from the letter alone", async () => {
    const heard: string[] = [];
    render(<Page name="alert" uses="a" heard={heard} />);
    await userEvent.keyboard("{Shift>}a{/Shift}");
    expect(heard).toContain("alert Shift+a");
    expect(heard).not.toContain("alert a");
  });
});
