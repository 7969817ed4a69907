import { axios } from "../contenders/axios.ts";
import { bareFetchWithTimeout } from "../contenders/bare-fetch-with-timeout.ts";
import { bareFetchWithTimer } from "../contenders/bare-fetch-with-timer.ts";
import { bareFetch } from "../contenders/bare-fetch.ts";
import { fronteggClient } from "../contenders/frontegg-client.ts";
import { fronteggIdentityHttp } from "../contenders/frontegg-identity-http.ts";
import { fronteggIdentity } from "../contenders/frontegg-identity.ts";
import { heyApi } from "../contenders/hey-api.ts";
import { ky } from "../contenders/ky.ts";
import { ofetch } from "../contenders/ofetch.ts";
import { openapiFetch } from "../contenders/openapi-fetch.ts";
import { redocly } from "../contenders/redocly.ts";
import type { Contender } from "./contender.ts";

/** Every contender, in the order of the tables. */
export const contenders: readonly Contender[] = [
  bareFetch,
  bareFetchWithTimer,
  bareFetchWithTimeout,
  fronteggIdentity,
  fronteggIdentityHttp,
  openapiFetch,
  ofetch,
  ky,
  heyApi,
  redocly,
  axios,
  fronteggClient,
];
