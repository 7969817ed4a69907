export { sharedProcess as default } from "../vitest.base.ts";
