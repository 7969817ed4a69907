import { expect, test } from "vitest";
import * as mock from "../src/index.ts";
import * as msw from "../src/msw.ts";

test("exports exactly these values", () => {
  expect(Object.keys(mock).toSorted()).toEqual(["createMock", "startMock"]);
  expect(Object.keys(msw)).toEqual(["handlers"]);
});
