import { defineMdastPlugin, type MdastPluginDefinition } from "satteri";
import { commandsOf } from "../src/install/commands-of.ts";

/** Gives a block of `npm install` commands a tab for each package manager. Without scripts the page shows npm's. */
export function packageManagers(): MdastPluginDefinition {
  return defineMdastPlugin({
    name: "package-managers",
    code(node, context) {
      const commands = node.lang === "sh" ? commandsOf(node.value) : [];
      if (commands.length === 0) return;
      const blocks = commands.map(
        ({ manager, code }) => `<div data-tab="${manager}">\n\n\`\`\`shell\n${code}\n\`\`\`\n\n</div>`,
      );
      context.replaceNode(node, { raw: `<code-tabs data-sync="package-manager">\n${blocks.join("\n")}\n</code-tabs>` });
    },
  });
}
