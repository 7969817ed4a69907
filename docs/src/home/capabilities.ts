import benchmark from "../content/docs/benchmark.md?raw";

/** How a call to the three endpoints can be made, and a page that says more. */
export const ways = ["@frontegg-identity/client", "openapi-fetch", "@frontegg/client", "fetch"] as const;

/** A thing that you need, and each way's answer, in the order of `ways`: `true`, `false`, or a few words. */
export interface Capability {
  readonly need: string;
  readonly answers: readonly (boolean | string)[];
}

/** The first column of figures is the size minified, the second also compressed. */
function kilobytesOf(bundle: string): string {
  const [, sizes = ""] = benchmark.split("\n## Size\n");
  const row = sizes.split("\n").find((line) => line.startsWith(`| ${bundle} `));
  const size = row?.split("|")[3]?.trim();
  if (size === undefined) throw new Error(`The benchmark has no size of ${bundle}`);
  return `${size} kB`;
}

export const capabilities: readonly Capability[] = [
  {
    need: "Typed requests and responses, with null where public code shows it",
    answers: [true, "with our types", false, false],
  },
  { need: "Gets an environment token and renews it", answers: [true, false, true, false] },
  { need: "One token request, however many calls wait for it", answers: [true, false, false, false] },
  { need: "Sends a call again with a fresh token after a 401", answers: [true, false, false, false] },
  { need: "Waits as long as a 429 asks", answers: [true, false, false, false] },
  {
    need: "Repeats reads after a 503, and never an MFA reset whose outcome is unknown",
    answers: [true, false, false, false],
  },
  {
    need: "Ends a call that hangs, its body included",
    answers: [true, "your AbortSignal", "an axios option", "your AbortSignal"],
  },
  {
    need: "Errors with the status, the code and the trace ID",
    answers: ["typed", "none if the body is empty", "AxiosError, with the token in it", false],
  },
  { need: "Rejects a user ID such as .. that changes the path", answers: [true, false, false, false] },
  { need: "Treats a redirect as an error", answers: [true, false, false, false] },
  { need: "A mock with state for your tests", answers: [true, "the same mock", false, "the same mock"] },
  {
    need: "Size in a bundle, compressed",
    answers: [
      kilobytesOf("@frontegg-identity/client"),
      kilobytesOf("openapi-fetch"),
      kilobytesOf("@frontegg/client, HttpClient"),
      "0 kB",
    ],
  },
];
