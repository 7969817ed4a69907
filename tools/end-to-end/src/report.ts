/** What came of one check. */
export type Outcome =
  | { readonly kind: "passed" }
  | { readonly kind: "failed"; readonly problem: string }
  | { readonly kind: "skipped"; readonly reason: string };

interface Entry {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly outcome: Outcome;
}

const symbols = { passed: "✓", failed: "✗", skipped: "–" } as const;

/** Collects outcomes and prints them as tables that a person can read. */
export class Report {
  readonly #entries: Entry[] = [];
  readonly #notes: string[] = [];

  /** Notes the outcome of a check: its problems, none if it passed. */
  add(table: string, row: string, column: string, problems: readonly string[]): void {
    const outcome: Outcome =
      problems.length === 0 ? { kind: "passed" } : { kind: "failed", problem: problems.join("\n") };
    this.#entries.push({ table, row, column, outcome });
  }

  /** Notes that a check could not run here, and why. */
  skip(table: string, row: string, column: string, reason: string): void {
    this.#entries.push({ table, row, column, outcome: { kind: "skipped", reason } });
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

  /** Takes over what another report found, as part of a table. */
  takeOver(other: Report, table: string): void {
    for (const { row, column, outcome } of other.#entries)
      this.#entries.push({ table: `${table}, in each runtime`, row, column, outcome });
  }

  /** How many checks had this outcome. */
  count(kind: Outcome["kind"]): number {
    return this.#entries.filter(({ outcome }) => outcome.kind === kind).length;
  }

  /** Every failure in full. */
  failures(): string[] {
    return this.#entries.flatMap(({ table, row, column, outcome }) =>
      outcome.kind === "failed" ? [`✗ ${table} › ${row} › ${column}\n${indent(outcome.problem)}`] : [],
    );
  }

  /** The tables and figures, then every failure in full and every reason for skipping. */
  render(): string {
    const tables = Map.groupBy(this.#entries, ({ table }) => table);
    const skips = this.#entries.flatMap(({ row, outcome }) =>
      outcome.kind === "skipped" ? [`– ${row}: skipped, ${outcome.reason}`] : [],
    );
    const rendered = [...tables].map(([name, entries]) => renderTable(name, entries));
    return [...rendered, this.#notes.join("\n"), ...skips, ...this.failures()].join("\n\n");
  }
}

function renderTable(name: string, entries: readonly Entry[]): string {
  const columns = [...new Set(entries.map(({ column }) => column))];
  const rows = [...Map.groupBy(entries, ({ row }) => row)];
  const symbolOf = (row: readonly Entry[], column: string) => {
    const outcomes = new Set(row.filter((entry) => entry.column === column).map(({ outcome }) => outcome.kind));
    const worst = (["failed", "skipped", "passed"] as const).find((kind) => outcomes.has(kind));
    return worst === undefined ? "" : symbols[worst];
  };
  // One column of rules reads best as a list; long column titles as numbers with a legend.
  if (columns.length === 1) {
    return [`${name}: ${columns[0]}`, ...rows.map(([row, cells]) => `  ${symbolOf(cells, columns[0]!)} ${row}`)].join(
      "\n",
    );
  }
  const numbered = columns.join("").length > 80;
  const titles = columns.map((column, index) => (numbered ? String(index + 1) : column));
  const width = Math.max(...rows.map(([row]) => row.length));
  const line = (first: string, cells: readonly string[]) =>
    `  ${first.padEnd(width)}  ${cells.map((cell, index) => cell.padEnd(titles[index]!.length)).join("  ")}`.trimEnd();
  const legend = numbered ? columns.map((column, index) => `  ${String(index + 1).padStart(2)} ${column}`) : [];
  const body = rows.map(([row, cells]) =>
    line(
      row,
      columns.map((column) => symbolOf(cells, column)),
    ),
  );
  return [name, line("", titles), ...body, ...legend].join("\n");
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "    ");
}
