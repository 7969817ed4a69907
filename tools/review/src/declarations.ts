import { generateServers, generateTypes } from "@frontegg-identity/generate";
import { UnusableInputError } from "./unusable-input-error.ts";
import type { Description } from "./read-description.ts";

/**
 * Generates, as one module, what the types package exports of a description: its types and its regional servers.
 *
 * @throws {@link UnusableInputError} when the description is one that no types can be generated of.
 */
export async function declarations({ name, document }: Description): Promise<string> {
  try {
    const types = await generateTypes(document, name);
    const servers = generateServers(document, name);
    return `${types}\n${servers.slice(servers.indexOf("\n\n") + 2)}`;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    throw new UnusableInputError(`${name}: no types can be generated: ${reason}`);
  }
}
