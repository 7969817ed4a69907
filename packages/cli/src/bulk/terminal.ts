/** The output on which a run shows its progress. */
export interface Terminal {
  /** Shows a line that stays. */
  readonly tell: (line: string) => void;
  /** Shows how far the run is: always in a terminal, once a minute in a log. */
  readonly show: (progress: () => string) => void;
  readonly close: () => void;
}

const REDRAW_MS = 250;
const LOG_EVERY_MS = 60_000;
const ERASE = "\r\u001B[K";

/** Opens standard error, so that standard output holds results alone. */
export function openTerminal(stream: NodeJS.WriteStream = process.stderr): Terminal {
  let timer: NodeJS.Timeout | undefined;
  const { isTTY } = stream;
  return {
    tell: (line) => void stream.write(`${isTTY ? ERASE : ""}${line}\n`),
    show(progress) {
      const draw = (): void => {
        const line = progress();
        // A line that wraps can't be erased.
        stream.write(isTTY ? `${ERASE}${line.slice(0, (stream.columns || 80) - 1)}` : `${line}\n`);
      };
      timer = setInterval(draw, isTTY ? REDRAW_MS : LOG_EVERY_MS);
    },
    close() {
      clearInterval(timer);
      if (isTTY) stream.write(ERASE);
    },
  };
}
