/**
 * Copies a JSON value. Jest's jsdom doesn't have `structuredClone`.
 *
 * @throws TypeError that names the field or the place in a list, if a value is a bigint.
 */
export function cloneJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, refuseBigint)) as Value; // each caller passes JSON, which comes back as it was
}

function refuseBigint(name: string, value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  const place = name === "" ? "the value" : /^\d+$/.test(name) ? `item ${name}` : name;
  throw new TypeError(`${place} must be a JSON value, got a bigint`);
}
