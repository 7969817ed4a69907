import type { OperationId } from "@frontegg-identity/types";
import type { Call } from "./call.ts";
import { codeOf } from "./code-of.ts";
import { faults } from "./faults.ts";
import type { SentRequest } from "./run-call.ts";

const milliseconds = new Intl.NumberFormat("en", { style: "unit", unit: "millisecond", maximumFractionDigits: 0 });

/** The panel on an operation's page that makes calls. Its parts are in the markup of TryIt.astro. */
class TryIt extends HTMLElement {
  #running = new AbortController();

  connectedCallback(): void {
    const form = this.#part("form");
    this.querySelector("[data-examples]")?.addEventListener("change", ({ target }) => {
      const body = this.querySelector("textarea");
      if (body && target instanceof HTMLSelectElement) body.value = target.value;
    });
    for (const event of ["input", "change"]) form.addEventListener(event, () => this.#showCode());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    for (const button of this.querySelectorAll<HTMLElement>("[data-copy]")) {
      button.addEventListener("click", () => {
        void navigator.clipboard.writeText(this.#part(button.dataset["copy"] ?? "").textContent ?? "");
        button.textContent = "Copied";
        setTimeout(() => (button.textContent = "Copy"), 2_000);
      });
    }
    this.#showCode();
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`The panel has no ${selector}`);
    return found;
  }

  #call(): Call {
    const fields = new FormData(this.querySelector("form") ?? undefined);
    const texts = (name: string): string[] => fields.getAll(name).filter((value) => typeof value === "string");
    const text = (name: string): string => texts(name)[0] ?? "";
    return {
      operation: this.dataset["operation"] as OperationId, // as TryIt.astro wrote it
      inputs: texts("input").map((chosen, index) => chosen || (texts("other")[index] ?? "")),
      body: fields.has("body") ? text("body") : undefined,
      fault: faults.find(({ id }) => id === text("fault")) ?? faults[0],
    };
  }

  #showCode(): void {
    for (const other of this.querySelectorAll<HTMLInputElement>("[name=other]")) {
      other.hidden =
        other.previousElementSibling instanceof HTMLSelectElement && other.previousElementSibling.value !== "";
    }
    this.#part("[data-code]").replaceChildren(...coloured(codeOf(this.#call())));
  }

  async #send(): Promise<void> {
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    const call = this.#call();
    const problem = problemOf(call.body);
    const status = this.#part("[data-status]");
    this.#part("[data-problem]").textContent = problem;
    if (problem !== "") {
      // The result of an earlier call would look like this one's.
      status.textContent = "";
      this.#part("[data-output]").hidden = true;
      return;
    }

    const attempts = this.#part("ol");
    const requests = this.#part("[data-requests]");
    attempts.replaceChildren();
    requests.textContent = "";
    status.textContent = "Sending …";

    // Loaded by the first call: most readers of a page make none.
    const { runCall } = await import("./run-call.ts");
    const ending = await runCall(call, {
      signal,
      onRequest: (request) => {
        requests.textContent += `${requests.textContent && "\n\n"}${textOf(request)}`;
      },
      onAttempt: ({ attempt, status: code, error, durationMs, waitMs }) => {
        if (signal.aborted) return;
        const item = document.createElement("li");
        const wait = waitMs === undefined ? "" : `, then a wait of ${milliseconds.format(waitMs)}`;
        item.textContent = `${code ?? error} after ${milliseconds.format(durationMs)}${wait}`;
        attempts.append(item);
        status.textContent = `Attempt ${attempt}: ${item.textContent}`;
      },
    }).then(
      (value) => ({ outcome: "resolved", heading: "Resolved", value, error: undefined }),
      (error: Error) => ({ outcome: "rejected", heading: `Rejected with ${error.name}`, value: error, error }),
    );
    if (signal.aborted) return;

    const { outcome, heading, value, error } = ending;
    this.dataset["outcome"] = outcome;
    status.textContent = heading;
    // A stack of this page tells a reader nothing.
    const result = JSON.stringify(value, (key, part: unknown) => (key === "stack" ? undefined : part), 2);
    this.#part("[data-result]").replaceChildren(...coloured(result ?? "undefined"));
    const help = this.#part("[data-help]");
    help.hidden = error === undefined;
    const page = error?.name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
    help.setAttribute("href", `${this.dataset["errors"]}${page}/`);
    this.#part("[data-output]").hidden = false;
  }
}

function textOf({ method, url, headers, body }: SentRequest): string {
  const lines = [`${method} ${url}`, ...headers.map((header) => header.join(": "))];
  return [...lines, ...(body === "" ? [] : ["", body])].join("\n");
}

/** Sets off what is text and what is a word of the language, as far as a short program and JSON need it. */
function coloured(code: string): (Node | string)[] {
  return code.split(/("(?:[^"\\]|\\.)*"|\b(?:import|from|const|await|true|false|null)\b)/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const span = document.createElement("span");
    span.className = piece.startsWith('"') ? "text" : "word";
    span.textContent = piece;
    return span;
  });
}

/** Says why a text is not JSON, or returns an empty string. */
function problemOf(body = "null"): string {
  try {
    JSON.parse(body);
    return "";
  } catch (error) {
    return `The body is not JSON: ${String(error)}`;
  }
}

customElements.define("try-it", TryIt);
