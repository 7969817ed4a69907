import type { Override } from "./override.ts";

interface Entry {
  readonly name: string;
  readonly override: Override;
  left: number;
}

/** Holds the overrides of a mock. */
export class OverrideList {
  #entries: Entry[] = [];

  /** Adds an override, and returns a function that removes it. */
  add(name: string, override: Override): () => void {
    const entry: Entry = { name, override, left: override.times ?? Infinity };
    // Behind those with a count, and before those without: these go from the newest to the oldest.
    const counted = this.#entries.filter(({ left }) => left !== Infinity).length;
    this.#entries.splice(counted, 0, entry);
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  /** Returns the override for a request, and counts it. */
  take(name: string, params: Readonly<Record<string, string>>): Override | undefined {
    const entry = this.#entries.find(
      ({ name: of, override }) =>
        of === name && Object.entries(override.params ?? {}).every(([param, value]) => params[param] === value),
    );
    if (entry !== undefined && --entry.left === 0) this.#entries = this.#entries.filter((other) => other !== entry);
    return entry?.override;
  }

  clear(): void {
    this.#entries = [];
  }
}
