/** Resolves when standard output has room again. All writers share it. */
let room: Promise<void> | undefined;

/** Writes a line to standard output, and waits until a slow reader has room for more. */
export async function writeLine(line: string): Promise<void> {
  const { stdout } = process;
  if (stdout.write(`${line}\n`) || stdout.destroyed) return;
  room ??= new Promise<void>((resolve) => {
    const settle = (): void => {
      stdout.off("drain", settle).off("close", settle);
      room = undefined;
      resolve();
    };
    stdout.on("drain", settle).on("close", settle);
  });
  await room;
}
