/** Adds the first line of a generated module, which tells a reader, and every linter, not to edit it. */
export function withHeader(source: string, text: string): string {
  return `// Generated from ${source} by \`npx -y pnpm@12.21.0 generate\`. Do not edit.\n\n${text}`;
}
