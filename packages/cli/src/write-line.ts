/** Writes a line to standard output, and waits until a slow reader has room for more. */
export async function writeLine(line: string): Promise<void> {
  const hasRoom = process.stdout.write(`${line}\n`);
  if (hasRoom || process.stdout.destroyed) return;
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      process.stdout.off("drain", settle).off("close", settle);
      resolve();
    };
    process.stdout.on("drain", settle).on("close", settle);
  });
}
