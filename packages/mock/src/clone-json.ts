/**
 * Copies a JSON value. Jest's jsdom doesn't have `structuredClone`.
 *
 * @throws TypeError that names the field, if one is a bigint.
 */
export function cloneJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, refuseBigint)) as Value; // each caller passes JSON, which comes back as it was
}

function refuseBigint(name: string, value: unknown): unknown {
  if (typeof value === "bigint") throw new TypeError(`${name} must be a JSON value, got a bigint`);
  return value;
}
