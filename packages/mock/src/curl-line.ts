import type { OperationDescription } from "@frontegg-identity/types/operations";
import type { Mock } from "./mock.ts";
import { pathOf } from "./operations-and-schemas.ts";
import { textOf } from "./text-of.ts";

/** Writes a request of the spec's own examples for the shell. */
export function curlLine(operation: OperationDescription, { url, users }: Pick<Mock, "url" | "users">): string {
  const { method, body, parameters, token } = operation;
  const [example] = Object.values(body?.examples ?? {});
  const [user] = users.all();
  const values: Readonly<Record<string, unknown>> = { userId: user?.id ?? "u-1" };
  const valueOf = (name: string, given: unknown): string => encodeURIComponent(textOf(values[name] ?? given ?? "any"));
  const path = pathOf(operation).replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    valueOf(name, parameters.find((parameter) => parameter.name === name)?.example),
  );
  const needed = parameters.filter(({ required }) => required);
  const query = needed.flatMap(({ in: place, name, example: given }) =>
    place === "query" ? [`${encodeURIComponent(name)}=${valueOf(name, given)}`] : [],
  );
  const headers = needed.flatMap(({ in: place, name, example: given }) =>
    place === "header" ? [`${name}: ${textOf(given ?? "any")}`] : [],
  );
  if (token === "required") headers.unshift("authorization: Bearer any");
  if (body) headers.push(`content-type: ${body.mediaType}`);
  return [
    "curl",
    ...(method === "GET" ? [] : ["-X", method]),
    ...headers.flatMap((header) => ["-H", quoted(header)]),
    ...(example ? ["-d", quoted(JSON.stringify(example.value))] : []),
    quotedIfNeeded(new URL(path, url).href + (query.length > 0 ? `?${query.join("&")}` : "")),
  ].join(" ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function quotedIfNeeded(text: string): string {
  return /[^\w:/.%-]/.test(text) ? quoted(text) : text;
}
