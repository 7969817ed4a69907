import { Module } from "@nestjs/common";
import { createClient, type FronteggClient } from "@frontegg-identity/client";

/** The token of the client: `@Inject(FRONTEGG) private readonly frontegg: FronteggClient`. */
export const FRONTEGG = Symbol("frontegg");

@Module({
  providers: [
    {
      provide: FRONTEGG,
      useFactory: (): FronteggClient =>
        createClient({ baseUrl: process.env.FRONTEGG_BASE_URL!, token: () => process.env.FRONTEGG_TOKEN! }),
    },
  ],
  exports: [FRONTEGG],
})
export class FronteggModule {}
