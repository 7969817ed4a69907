import type { IncomingMessage } from "node:http";
import { errorAnswer, type Answer } from "./answer.ts";

/** What a request brought. */
export interface Content {
  readonly bytes: Buffer;
  /** The body, parsed, where it is declared as JSON and is JSON. */
  readonly json?: unknown;
  /** The answer where the body is of no use. Prism never answers such a request. */
  readonly refusal?: Answer;
}

/** The longest body that Prism reads. */
const MAX_BYTES = 10 * 1024 * 1024;

const JSON_TYPE = /^application\/(?:[^;]+\+)?json\b/i;

/** Reads the body of a request to its end, so that the sender is ready for the answer. */
export async function readContent(request: IncomingMessage): Promise<Content> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Without an encoding set, a stream's chunks are buffers.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_BYTES) chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (length > MAX_BYTES) return { bytes, refusal: errorAnswer(413, `The request body is over ${MAX_BYTES} bytes`) };
  if (length === 0 || !JSON_TYPE.test(request.headers["content-type"] ?? "")) return { bytes };
  try {
    return { bytes, json: JSON.parse(bytes.toString()) };
  } catch (error) {
    return { bytes, refusal: errorAnswer(400, `The request body is not JSON: ${String(error)}`) };
  }
}
