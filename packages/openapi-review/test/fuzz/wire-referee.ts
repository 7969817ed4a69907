import { isDeepStrictEqual } from "node:util";
import { findValue } from "./find-value.ts";
import type { Pair } from "./pair-arbitrary.ts";
import type { Api, Body, Header, Schema } from "./tree.ts";
import { bodyText, headerText, parameterText } from "./wire-text.ts";

export type Flow = "request" | "response";

/** A message that one version allows and the other does not, or that is written otherwise now. */
export interface WireProof {
  readonly where: string;
  /** Left out where a thing has to be there now. */
  readonly value?: unknown;
}

/** Looks for a message that proves a break. What is new, such as a further status or media type, proves none. */
export function findWireProof({ before, after }: Pair, flow: Flow, seed: number): WireProof | undefined {
  for (const slot of flow === "request" ? requestSlots(before, after) : responseSlots(before, after)) {
    const { where, isMissing, own, other, text } = slot;
    if (isMissing) return { where };
    if (!own || !other) continue;
    const [mine, theirs] = flow === "request" ? [before, after] : [after, before];
    if (isDeepStrictEqual([own, mine.schemas], [other, theirs.schemas])) continue;
    const proof = findValue(
      { schema: own.schema, schemas: mine.schemas },
      { schema: other.schema, schemas: theirs.schemas },
      flow,
      seed,
      (value) => {
        const [one, two] = [text(value, own, mine), text(value, other, theirs)];
        return one !== "" && two !== "" && one !== two;
      },
    );
    if (proof) return { where, ...proof };
  }
  return undefined;
}

/** A place where a value is sent: its schema in the version that it has to fit first, and in the other. */
interface Slot {
  readonly where: string;
  /** Whether the messages of one version lack what the other has to have. */
  readonly isMissing?: boolean;
  readonly own?: Header | undefined;
  readonly other?: Header | undefined;
  /** How a value is written; an empty text for what can't be. */
  readonly text: (value: unknown, part: Header, api: Api) => string;
}

function requestSlots({ operation: old }: Api, { operation: revised }: Api): Slot[] {
  const parameters = (revised.parameters ?? []).map((other): Slot => {
    const own = (old.parameters ?? []).find((one) => one.in === other.in && one.name === other.name);
    const isMissing = other.required === true && own?.required !== true;
    return {
      where: `${other.in} ${other.name}`,
      isMissing,
      own,
      other,
      text: (value, part) => parameterText(value, { ...part, name: other.name, in: other.in }),
    };
  });
  const [a, b] = [old.requestBody, revised.requestBody];
  if (!b) return parameters;
  const isMissing = b.required === true && a?.required !== true;
  return [...parameters, { where: "body", isMissing, text: () => "" }, ...contentSlots(a, b, "body")];
}

function responseSlots({ operation: old }: Api, { operation: revised }: Api): Slot[] {
  return Object.entries(revised.responses).flatMap(([status, own]) => {
    const other = old.responses[status];
    if (!other) return [];
    const headers = Object.entries(other.headers ?? {}).map(([name, header]): Slot => {
      const now: Header | undefined = own.headers?.[name];
      const isMissing = header.required === true && now?.required !== true;
      return { where: `${status} ${name}`, isMissing, own: now, other: header, text: headerText };
    });
    return [...headers, ...contentSlots(own, other, status)];
  });
}

function contentSlots(own: Body | undefined, other: Body, where: string): Slot[] {
  const entries = Object.entries(own?.content ?? {});
  const isRequest = where === "body";
  // Nothing comes where something did.
  if (!isRequest && entries.length === 0 && other.content) return [{ where, isMissing: true, text: () => "" }];
  return entries.flatMap(([mediaType, { schema = true }]): Slot[] => {
    const [found] = forType(other, mediaType);
    const place = `${where} ${mediaType}`;
    if (!found) return isRequest && other.content ? [{ where: place, isMissing: true, text: () => "" }] : [];
    const text = (value: unknown, part: Header, api: Api): string =>
      bodyText(value, part.schema, api.schemas, mediaType);
    return [{ where: place, own: { schema }, other: { schema: found.schema ?? true }, text }];
  });
}

function forType({ content = {} }: Body, mediaType: string): { readonly schema?: Schema }[] {
  const find = (type: string): { readonly schema?: Schema }[] =>
    Object.entries(content).flatMap(([key, one]) =>
      key.replaceAll(" ", "") === type.replaceAll(" ", "") ? [one] : [],
    );
  const own = find(mediaType);
  return own.length > 0 ? own : find("application/*");
}
