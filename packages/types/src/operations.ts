export { operations, schemas } from "./generated/operations.ts";
export type {
  AnyOperationId,
  BodyDescription,
  BodyKind,
  ContentDescription,
  DoneWhen,
  Endpoint,
  EndpointBody,
  ExampleDescription,
  HeaderDescription,
  HttpMethod,
  JsonSchema,
  OperationDescription,
  ParameterDescription,
  ResponseDescription,
  ServerDescription,
  SuccessKind,
} from "./operation-description.ts";
