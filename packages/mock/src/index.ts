export { createMock } from "./create-mock.ts";
export { startMock } from "./start-mock.ts";

export type { Mock, MockOptions, MockRequest } from "./mock.ts";
export type { Override } from "./override.ts";
export type { OperationName } from "./operations-and-schemas.ts";
export type { MockServer, MockServerOptions } from "./start-mock.ts";
export type { MockUser, MockUsers } from "./user-store.ts";
