/** Returns the part of the spec's README that says where its statements come from. @throws Error if a heading is missing. */
export function sourcesOf(readme: string): string {
  const [sources] = /^## Where it comes from\n[^]*?(?=^## How drift is found$)/m.exec(readme) ?? [];
  if (sources) return sources;
  throw new Error('spec/README.md needs the headings "## Where it comes from" and, after it, "## How drift is found"');
}
