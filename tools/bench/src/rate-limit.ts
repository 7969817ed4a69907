/** What the server of the rate limit section allows. */
export const RATE_LIMIT_PER_SECOND = 100;
