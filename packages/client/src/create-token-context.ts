import type { SendingOptions, ServerOptions } from "./client-options.ts";
import { anonymousSettings } from "./settings.ts";
import { tokenContext, type TokenContext } from "./transport/token-source.ts";

/** Options of {@link createTokenContext}: a server ({@link ServerOptions}), and the rest as needed. */
export type TokenContextOptions = ServerOptions &
  SendingOptions & {
    /** The token that the API has just refused, to test that your source drops it. */
    readonly rejectedToken?: string | undefined;
  };

/**
 * Makes the context that a client with these options passes to its token source. Use it to test a token source of your
 * own, or to fetch a token outside of a call.
 *
 * @throws {@link InvalidInputError} for an option that is missing, contradictory or malformed.
 */
export function createTokenContext(options: TokenContextOptions): TokenContext {
  return tokenContext(anonymousSettings(options, "createTokenContext").transport, options.rejectedToken);
}
