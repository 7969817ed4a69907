/** The first line of every generated module: tells a reader, and every linter, not to edit it. */
export function generatedHeader(source: string): string {
  return `// Generated from ${source} by \`npx -y pnpm@12.21.0 generate\`. Do not edit.\n\n`;
}
