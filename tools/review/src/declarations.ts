import { generateServers, generateTypes } from "@frontegg-identity/generate";
import { UnusableInputError } from "@frontegg-identity/canonical";
import type { Description } from "./read-description.ts";

/**
 * Generates, as one module, what the types package exports of a description: its types and its regional servers.
 *
 * @param source - What the header calls the description: the same for both versions, so that it is no difference.
 * @throws {@link UnusableInputError} when the description is one that no types can be generated of.
 */
export async function declarations({ name, document }: Description, source: string): Promise<string> {
  try {
    const types = await generateTypes(document, source);
    const servers = generateServers(document, source);
    return `${types}\n${servers.slice(servers.indexOf("\n\n") + 2)}`;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    throw new UnusableInputError(`${name}: no types can be generated: ${reason}`);
  }
}
