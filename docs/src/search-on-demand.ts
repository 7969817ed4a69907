/** Stands in for Pagefind's user interface, which is 94 kB, until a reader opens the search. Starlight calls it with `new`. */
export function PagefindUI(options: object): void {
  const dialog = document.querySelector<HTMLDialogElement>("site-search dialog");
  if (dialog === null) return;
  const observer = new MutationObserver(() => {
    observer.disconnect();
    void show(options, dialog);
  });
  // A hurried reader has opened it already.
  if (dialog.open) void show(options, dialog);
  else observer.observe(dialog, { attributeFilter: ["open"] });
}

async function show(options: object, dialog: HTMLDialogElement): Promise<void> {
  // The package's own name leads to this file.
  const pagefind = await import("@pagefind/default-ui/npm_dist/mjs/ui-core.mjs");
  void new pagefind.PagefindUI(options);
  dialog.querySelector("input")?.focus();
}
