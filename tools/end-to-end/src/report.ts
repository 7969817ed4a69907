/** What came of one check. */
interface Entry {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** Why it failed; nothing if it passed. */
  readonly problem?: string;
  /** Why it could not run here. */
  readonly skipped?: string;
}

/** Collects outcomes, and prints them so that a person can read them. */
export class Report {
  readonly #entries: Entry[] = [];
  readonly #notes: string[] = [];

  /** Notes the outcome of a check: its problems, none if it passed. */
  add(table: string, row: string, column: string, problems: readonly string[]): void {
    this.#entries.push({ table, row, column, ...(problems.length > 0 && { problem: problems.join("\n") }) });
  }

  /** Notes that a check could not run here, and why. */
  skip(table: string, row: string, column: string, skipped: string): void {
    this.#entries.push({ table, row, column, skipped });
  }

  /** Adds a line for the reader, such as a figure. */
  note(text: string): void {
    this.#notes.push(text);
  }

  /** Runs a check; what it throws is its problem. */
  async run(table: string, row: string, column: string, check: () => Promise<readonly string[]>): Promise<void> {
    try {
      this.add(table, row, column, await check());
    } catch (error) {
      this.add(table, row, column, [error instanceof Error ? error.message : String(error)]);
    }
  }

  /** How many checks passed, failed and were skipped. */
  count(): Readonly<Record<"passed" | "failed" | "skipped", number>> {
    const failed = this.#entries.filter(({ problem }) => problem !== undefined).length;
    const skipped = this.#entries.filter((entry) => entry.skipped !== undefined).length;
    return { passed: this.#entries.length - failed - skipped, failed, skipped };
  }

  /** Each table with its rows, the notes, then every failure and every reason for skipping in full. */
  render(): string {
    const tables = [...Map.groupBy(this.#entries, ({ table }) => table)].map(([table, entries]) =>
      [table, ...[...Map.groupBy(entries, ({ row }) => row)].map(([row, cells]) => renderRow(row, cells))].join("\n"),
    );
    const rest = this.#entries.flatMap(({ table, row, column, problem, skipped }) => {
      if (problem !== undefined) return [`✗ ${table} › ${row} › ${column}\n${problem.replaceAll(/^/gm, "    ")}`];
      return skipped === undefined ? [] : [`– ${table} › ${row}: skipped, ${skipped}`];
    });
    return [...tables, this.#notes.join("\n"), ...rest].join("\n\n");
  }
}

function renderRow(row: string, cells: readonly Entry[]): string {
  const passed = cells.filter(({ problem, skipped }) => problem === undefined && skipped === undefined).length;
  const symbol = passed === cells.length ? "✓" : cells.some(({ problem }) => problem !== undefined) ? "✗" : "–";
  return `  ${symbol} ${row}${cells.length > 1 ? ` (${passed} of ${cells.length})` : ""}`;
}
