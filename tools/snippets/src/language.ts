import { createRequire } from "node:module";
import {
  TextlintKernel,
  type TextlintMessage,
  type TextlintPluginCreator,
  type TextlintRuleModule,
} from "@textlint/kernel";

// Both are CommonJS with a default export, and one has no types.
const require = createRequire(import.meta.url);
const { default: markdown } = require("@textlint/textlint-plugin-markdown") as { default: TextlintPluginCreator };
const { default: terminology } = require("textlint-rule-terminology") as { default: TextlintRuleModule };

/** What a page of prose says, and what is wrong with how it says it. */
export interface Reading {
  readonly sentences: readonly string[];
  /** The share of sentences that speak to the reader, 0 to 1. */
  readonly you: number;
  /** Each with its line: `12: …`. */
  readonly problems: readonly string[];
}

/** How textlint calls a node of Markdown, as far as it is needed here. */
interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

/** Words that we don't use, with what to write. The left side is an expression. */
const terms: readonly (readonly [string, string])[] = [
  ["whoever", "anyone who"],
  ["everybody", "everyone"],
  ["time limits?", "timeout"],
  ["mend(s|ed|ing)?", "fix"],
  ["of yours|of ours|of theirs", "your, our or their"],
  ["under way", "in flight"],
  ["user id", "user ID"],
  ["user ids", "user IDs"],
  ["client id", "client ID"],
  ["trace id", "trace ID"],
  ["trace ids", "trace IDs"],
  ["what it is for", "its purpose"],
  ["e-mail", "email"],
  ["gives back", "returns"],
  ["for want of", "without"],
  ["all the same", "still"],
  ["on top of that", "also"],
];

/** No statement begins with these. A question may, and a label before a colon. */
const OPENING = /^(?:What|Of|Whoever|Who|Whether|Where|Which)\b(?!:|.*\?$)/;
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const kernel = new TextlintKernel();

/** Reads a page's paragraphs and lists. Code, tables and headings don't count as sentences. */
export async function readProse(text: string): Promise<Reading> {
  const sentences: string[] = [];
  const rule: TextlintRuleModule = (context) => ({
    [context.Syntax.Paragraph](node) {
      for (const sentence of sentencesIn(node)) {
        sentences.push(sentence);
        const report = (reason: string): void => context.report(node, new context.RuleError(`${reason}: ${sentence}`));
        if (OPENING.test(sentence)) report("opens with a word that hides who acts");
        if (sentence.includes(";")) report("has a semicolon");
      }
    },
  });
  const { messages } = await kernel.lintText(text, {
    ext: ".md",
    plugins: [{ pluginId: "markdown", plugin: markdown }],
    rules: [
      { ruleId: "sentences", rule },
      { ruleId: "terminology", rule: terminology, options: { defaultTerms: false, terms } },
    ],
  });
  const said = sentences.filter((sentence) => /\byou(?:rs?|rself)?\b/i.test(sentence)).length;
  return {
    sentences,
    you: sentences.length === 0 ? 1 : said / sentences.length,
    problems: messages.map(({ line, message }: TextlintMessage) => `${line}: ${message}`),
  };
}

function sentencesIn(node: MarkdownNode): string[] {
  const text = textOf(node).replaceAll(/\s+/g, " ").trim();
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter((each) => each.split(" ").length > 2);
}

function textOf({ type, value = "", children }: MarkdownNode): string {
  if (type === "Code") return "CODE";
  if (type === "Html") return "";
  return children ? children.map(textOf).join("") : value;
}
