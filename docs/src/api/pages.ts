import type { Loader } from "astro/loaders";
import type { OperationDescription } from "@frontegg-identity/types/operations";
import provenance from "../../../spec/README.md?raw";
import { publishedPackages } from "../../plugins/package-entries.ts";
import { authorization, categories, specFiles } from "./document.ts";
import { allOperations, isSuccess, operations, pageOf } from "./operations.ts";
import { samplesOf } from "./samples.ts";
import { describedSchemas, fieldsOf, type DescribedField } from "./schemas.ts";

interface Page {
  readonly id: string;
  readonly data: { readonly title: string; readonly description: string } & Record<string, unknown>;
  readonly markdown: string;
}

const edit = "https://github.com/frontegg-identity/frontegg-identity/edit/main/spec";

/**
 * Adds the pages of the API, made of the description of operations, to the pages that are files. An operation's page and
 * the schemas are shown by components. Their Markdown is what `llms-full.txt` has of them.
 */
export function withApiPages(files: Loader): Loader {
  return {
    name: "pages-and-api",
    async load(context) {
      await files.load(context);
      const pages = [overview(), schemasPage(), ...allOperations.map(operationPage), ...commands(), sources()];
      for (const { id, data, markdown } of pages) {
        const parsed = await context.parseData({
          id,
          data: { editUrl: `${edit}/openapi.yaml`, prev: false, next: false, ...data },
        });
        // Starlight's sidebar is made of the places of files: an operation's page is beside the overview.
        const filePath = `src/content/docs/${id === "api" ? "api/index" : id.replace("/operations", "")}.md`;
        context.store.set({
          id,
          data: parsed,
          filePath,
          body: markdown,
          rendered: await context.renderMarkdown(markdown),
        });
      }
    },
  };
}

function overview(): Page {
  const [first] = operations;
  const rows = allOperations.map(
    ({ id, method, path, summary }) => `| [\`${id}\`](/${pageOf(id)}) | \`${method} ${path}\` | ${summary} |`,
  );
  const servers = (first?.servers ?? []).map(
    ({ url, region, description }) =>
      `| ${region === undefined ? "" : `\`${region}\``} | \`${url}\` | ${description} |`,
  );
  return {
    id: "api",
    data: {
      title: "API reference",
      sidebar: { label: "Overview", order: 1 },
      description: `The ${allOperations.length} operations, the servers and the categories of endpoints, and the OpenAPI spec to download.`,
    },
    markdown: [
      "## Operations",
      `| operation | request | does |\n| --- | --- | --- |\n${rows.join("\n")}`,
      "[Schemas](/api/schemas/) has every type, field by field.",
      "## Servers",
      `| region | base URL | |\n| --- | --- | --- |\n${servers.join("\n")}`,
      "## Authorization",
      ...authorization,
      "## Categories",
      categories.trim(),
      "## Download the spec",
      `OpenAPI 3.1, for code generators, Postman, Bruno or Prism: ${Object.keys(specFiles)
        .map((file) => `[${file}](/${file})`)
        .join(" · ")}. \`@frontegg-identity/types\` contains the same files, [with their version](/packages/types/).`,
    ].join("\n\n"),
  };
}

function operationPage(operation: OperationDescription, index: number): Page {
  const { id, method, path, summary, description, parameters, body, responses } = operation;
  const statuses = Object.entries(responses);
  const [sample] = samplesOf(operation);
  return {
    id: pageOf(id).replace(/\/$/, ""),
    data: {
      title: id,
      description: `${summary}: ${method} ${path}, with parameters, fields, errors and code.`,
      tableOfContents: false,
      sidebar: { badge: method, order: 2 + index },
    },
    markdown: [
      `\`${method} ${path}\``,
      description.trim(),
      "## Request",
      list(parameters.map((each) => field(each.name, each.required, each.in, each.description))),
      ...(body ? [body.description, fields(fieldsOf(body.schema))] : []),
      `\`\`\`${sample?.language}\n${sample?.code}\n\`\`\``,
      "## Response",
      ...statuses
        .filter(isSuccess)
        .flatMap(([status, { description: text, content }]) => [
          `${status}: ${text}`,
          content
            ? `Its body has the schema [${content.schemaName}](/api/schemas/#${content.schemaName?.toLowerCase()}).`
            : "",
          content ? fields(fieldsOf(content.schema)) : "",
        ]),
      "## Errors",
      list(
        statuses.filter((entry) => !isSuccess(entry)).map(([status, { description: text }]) => `${status}: ${text}`),
      ),
    ].join("\n\n"),
  };
}

function schemasPage(): Page {
  return {
    id: "api/schemas",
    data: {
      title: "Schemas",
      sidebar: { order: 2 + allOperations.length },
      description: "Every schema of the spec, field by field: types, limits, and which can be null or missing.",
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
    },
    markdown: describedSchemas
      .map(({ name, description, fields: its }) => `## ${name}\n\n${description}\n\n${fields(its)}`)
      .join("\n\n"),
  };
}

/** The packages without a module to import have their README alone. */
function commands(): Page[] {
  return publishedPackages
    .filter(({ entries }) => entries.length === 0)
    .map(({ name, description, folder, readme }) => ({
      id: `packages/${folder}`,
      data: { title: name, description, editUrl: false },
      markdown: readme,
    }));
}

/** The source of each statement of the spec, as its README has it. */
function sources(): Page {
  const [, tables = ""] = /\n## Where it comes from\n([^]*?)\n## How drift is found/.exec(provenance) ?? [];
  return {
    id: "evidence/sources",
    data: {
      title: "Sources of the spec",
      description: "Where each statement of the spec comes from, and how sure it is.",
      editUrl: `${edit}/README.md`,
    },
    markdown: tables.replaceAll(/^### /gm, "## "),
  };
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

const field = (name: string, required: boolean, type: string, description: string): string =>
  `\`${name}\` (${type}${required ? "" : ", optional"}): ${description}`;

const fields = (all: readonly DescribedField[]): string =>
  list(
    all.map(({ name, required, type, description }) =>
      field(name, required, type.map(({ text }) => text).join(""), description),
    ),
  );
