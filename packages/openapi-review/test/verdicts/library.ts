import { textOf } from "./edits.ts";

export const library: string = textOf("library.yaml");
