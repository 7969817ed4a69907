import type { RecordedAnswer } from "./recorder.ts";

/** One way in which an exchange breaks the spec. */
export interface Violation {
  /** `warning` for what the spec does not mention, `error` for what it says otherwise. */
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** What Prism's validators report. */
export interface PrismValidations {
  readonly input: readonly PrismDiagnostic[];
  readonly output: readonly PrismDiagnostic[];
}

interface PrismDiagnostic {
  readonly code?: string | number;
  readonly message: string;
  /** 0 is an error; the others are a warning and less. */
  readonly severity: number;
}

/**
 * Puts a report of Prism's into words, and adds what Prism cannot see.
 *
 * @param validations - Undefined when Prism could not read the answer.
 */
export function violationsOf(answer: RecordedAnswer, validations: PrismValidations | undefined): Violation[] {
  if (validations === undefined) {
    const found = answer.body === "" ? "is empty" : "is not JSON";
    const message = `Response body ${found}, although the content type is ${answer.headers.get("content-type")}`;
    return [{ severity: "error", message }];
  }
  return [...validations.input.map(toViolation), ...validations.output.map(toViolation)];
}

function toViolation({ code, message, severity }: PrismDiagnostic): Violation {
  if (code === "additionalProperties") {
    const words = message.replace("must NOT have additional properties; found", "has an undocumented property:");
    return { severity: "warning", message: words };
  }
  return { severity: severity === 0 ? "error" : "warning", message };
}
