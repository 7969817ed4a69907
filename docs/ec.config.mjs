/** A file of its own: what stands in the configuration of Starlight is lost to a plugin that sets an option of it. */
export default {
  // Long lines wrap: a reader on a phone sees all of a command, and scrolls in one direction.
  defaultProps: { wrap: true, hangingIndent: 2, overridesByLang: { "sh,shell": { frame: "none" } } },
  themes: ["github-dark-default", "github-light-default"],
  styleOverrides: {
    borderRadius: "0.5rem",
    borderColor: "var(--sl-color-hairline-light)",
    codeFontSize: "0.78125rem",
    codeBackground: "var(--site-panel)",
    frames: {
      shadowColor: "transparent",
      editorTabBarBackground: "var(--sl-color-black)",
      editorTabBarBorderBottomColor: "var(--sl-color-hairline-light)",
      editorActiveTabBackground: "var(--site-panel)",
      editorActiveTabIndicatorTopColor: "var(--sl-color-accent)",
      terminalBackground: "var(--site-panel)",
      terminalTitlebarBackground: "var(--sl-color-black)",
      terminalTitlebarBorderBottomColor: "var(--sl-color-hairline-light)",
    },
  },
};
