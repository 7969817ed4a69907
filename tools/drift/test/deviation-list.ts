/** A list of one deviation, as YAML text, that accepts a change of a pattern unless told otherwise. */
export function list(entry: object): string {
  const whole = {
    operation: "updateUser",
    pointer: "/p/pattern",
    kind: "limit",
    theirs: "b",
    reason: "r",
    source: "s",
  };
  return JSON.stringify({ deviations: [{ ...whole, ...entry }] });
}
