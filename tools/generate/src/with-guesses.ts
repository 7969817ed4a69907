/** Puts the list of guesses between its marks in the page of the evidence. @throws Error if the page lacks a mark. */
export function withGuesses(page: string, guesses: string): string {
  const marked = /(?<=<!-- guesses:start -->\n)[^]*(?=<!-- guesses:end -->)/;
  if (!marked.test(page)) {
    throw new Error("The page of the evidence needs the lines <!-- guesses:start --> and <!-- guesses:end -->");
  }
  return page.replace(marked, () => `\n${guesses}\n`);
}
