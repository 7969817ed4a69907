import { defineHastPlugin, type HastPluginDefinition } from "satteri";

/** A table that is wider than the page scrolls by itself: this lets a keyboard reach it, where browsers do not. */
export function reachableTables(): HastPluginDefinition {
  return defineHastPlugin({
    name: "reachable-tables",
    element: {
      filter: ["table"],
      visit(node, context) {
        context.setProperty(node, "tabIndex", 0);
      },
    },
  });
}
