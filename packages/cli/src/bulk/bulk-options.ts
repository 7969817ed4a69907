/** The options with which a command runs for a list of IDs. */
export const BULK_OPTIONS = {
  from: { type: "string" },
  "per-minute": { type: "string" },
  journal: { type: "string" },
  "dry-run": { type: "boolean" },
  list: { type: "boolean" },
  "keep-going": { type: "boolean" },
} as const;
