import swaggerParser from "@apidevtools/swagger-parser";

await swaggerParser.validate(process.argv[2]);
