/** An error body beyond this many characters is not the API's. The rest is not read. */
const MAX_CHARACTERS = 65_536;

/**
 * Reads the body of a failed response as far as it is useful. A body that breaks off or stalls gives what came: the
 * status is known, and that is what the caller must hear.
 */
export async function readErrorBody(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  try {
    while (text.length < MAX_CHARACTERS) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
    }
    // Tells the connection to stop; whether that succeeds is of no interest.
    reader.cancel().catch(() => {});
  } catch {
    // Cut off. Whoever waits for it is told of an abort by the attempt.
  }
  return text;
}
