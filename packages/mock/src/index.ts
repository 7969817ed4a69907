export { scenario } from "./scenario.ts";
export { startMock } from "./start-mock.ts";

export type { MockRequest } from "./mock-request.ts";
export type { ScenarioHeaders } from "./scenario.ts";
export type { ScenarioStep } from "./scenario-step.ts";
export type { Mock, MockOptions } from "./start-mock.ts";
