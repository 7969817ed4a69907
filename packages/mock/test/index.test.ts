import { expect, test } from "vitest";
import * as mock from "../src/index.ts";

test("exports what is documented and nothing else", () => {
  expect(Object.keys(mock).toSorted()).toEqual(["scenario", "startMock"]);
});
