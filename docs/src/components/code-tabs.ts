/** Blocks of code of which a reader picks one: a button for each `data-tab`. The choice is kept for the other pages. */
class CodeTabs extends HTMLElement {
  connectedCallback(): void {
    const panels = [...this.querySelectorAll<HTMLElement>(":scope > [data-tab]")];
    const { sync } = this.dataset;
    const buttons = panels.map((panel, index) => {
      const button = document.createElement("button");
      const name = panel.dataset["tab"] ?? "";
      Object.assign(button, { type: "button", role: "tab", textContent: name });
      button.addEventListener("click", () => this.#select(buttons, panels, index, sync));
      button.addEventListener("keydown", ({ key }) => {
        const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
        if (step === 0) return;
        const next = (index + step + panels.length) % panels.length;
        this.#select(buttons, panels, next, sync);
        buttons[next]?.focus();
      });
      panel.role = "tabpanel";
      panel.ariaLabel = name;
      return button;
    });
    const list = document.createElement("div");
    list.role = "tablist";
    list.ariaLabel = this.dataset["label"] ?? "Package manager";
    list.append(...buttons);
    this.prepend(list);
    const kept = sync === undefined ? null : localStorage.getItem(sync);
    const known = panels.findIndex((panel) => panel.dataset["tab"] === kept);
    this.#select(buttons, panels, Math.max(known, 0), undefined);
  }

  #select(buttons: HTMLButtonElement[], panels: HTMLElement[], selected: number, sync: string | undefined): void {
    for (const [index, button] of buttons.entries()) {
      button.ariaSelected = String(index === selected);
      button.tabIndex = index === selected ? 0 : -1;
      const panel = panels[index];
      if (panel) panel.hidden = index !== selected;
    }
    if (sync !== undefined) localStorage.setItem(sync, panels[selected]?.dataset["tab"] ?? "");
  }
}

customElements.define("code-tabs", CodeTabs);
