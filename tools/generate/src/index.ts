export { describeOperations } from "./describe-operations.ts";
export { generateEndpoints } from "./generate-endpoints.ts";
export { generateFixtures } from "./generate-fixtures.ts";
export { generateJsonSchemas } from "./generate-json-schemas.ts";
export { generateExports, generateMethods } from "./generate-methods.ts";
export { generateOperations } from "./generate-operations.ts";
export { generateServers } from "./generate-servers.ts";
export { generateTypes } from "./generate-types.ts";
export { parseDocument, type OpenApiDocument } from "./open-api-document.ts";
