/** The body of a request: none, JSON, or why it is not JSON. */
export interface RequestContent {
  readonly json?: unknown;
  /** It quotes nothing: a body may hold credentials. */
  readonly problem?: string;
}

/** Reads the body of a request. */
export function readContent(type = "", text: string): RequestContent {
  if (text === "") return { problem: "the body is missing" };
  if (!/^application\/json *(;|$)/i.test(type)) {
    return { problem: `content-type must be application/json, got ${JSON.stringify(type)}` };
  }
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { problem: "the body is not well-formed JSON" };
  }
}
