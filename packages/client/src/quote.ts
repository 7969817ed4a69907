/** Quotes a wrong value for an error message: as JSON where that is readable, cut at 80 characters. */
export function quote(value: unknown): string {
  if (typeof value !== "string") return value === null ? "null" : typeof value === "number" ? String(value) : `${article(typeof value)}`;
  const shown = JSON.stringify(value);
  return shown.length > 80 ? `${shown.slice(0, 77)}…"` : shown;
}

function article(type: string): string {
  return type === "undefined" ? type : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
