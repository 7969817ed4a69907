export { generateTypes } from "./generate-types.ts";
export { generateServers } from "./generate-servers.ts";
export { generateEndpoints } from "./generate-endpoints.ts";
export { generateFixtures } from "./generate-fixtures.ts";
export { generateJsonSchemas } from "./generate-json-schemas.ts";
export { parseDocument, type OpenApiDocument } from "./open-api-document.ts";
