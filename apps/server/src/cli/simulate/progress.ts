interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  show(line: string): void;
  /** Leaves what was shown last, and the cursor below it. */
  end(): void;
}

/** On a terminal one line that changes; anywhere else a line only when `isWorthALine`, so that a log stays short. */
export function progressOn(terminal: Terminal, isWorthALine: () => boolean): Progress {
  if (!terminal.isTTY) {
    return {
      show: (line) => {
        if (isWorthALine()) terminal.write(`${line}\n`);
      },
      end: () => {},
    };
  }
  let shown = false;
  return {
    show: (line) => {
      shown = true;
      // Back to the start, the new line, and away with what is left of the old one.
      terminal.write(`\r${line}\u001b[K`);
    },
    end: () => {
      if (shown) terminal.write("\n");
    },
  };
}
