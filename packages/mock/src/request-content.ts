/** The body of a request: none, JSON, or why it is not JSON. */
export interface RequestContent {
  readonly json?: unknown;
  /** It quotes nothing: a body may hold credentials. */
  readonly problem?: string;
}

/** Reads the body of a request. */
export async function readContent(request: Request): Promise<RequestContent> {
  const text = await request.text();
  if (text === "") return { problem: "the body is missing" };
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json *(;|$)/i.test(type)) {
    return { problem: `content-type must be application/json, got ${JSON.stringify(type)}` };
  }
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { problem: "the body is not well-formed JSON" };
  }
}
