/** Copies a JSON value. Jest's jsdom doesn't have `structuredClone`. */
export function cloneJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value; // each caller passes JSON, which comes back as it was
}
