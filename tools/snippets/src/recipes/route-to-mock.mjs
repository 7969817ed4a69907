// Loaded into a recipe's programs: sends what they send to Frontegg's hosts to the mock instead.
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (!url.hostname.endsWith(".frontegg.com")) return fetch(input, init);
  const target = process.env.RECIPE_MOCK_ORIGIN + url.pathname + url.search;
  return fetch(input instanceof Request ? new Request(target, input) : target, init);
};
