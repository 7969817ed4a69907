import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { place } from "../src/place.ts";
import { library } from "./library.ts";

const document: unknown = parse(library);

describe("place", () => {
  it.each([
    ["#/info", "info"],
    ["#/components/schemas/Book", "Book"],
    ["#/components/schemas/Book/properties/size/properties/width", "Book.size.width"],
    ["#/components/schemas/Book/properties/tags/items", "Book.tags[]"],
    ["#/components/parameters/BookId/name", "parameters BookId name"],
    ["#/components/responses/Problem/content/application~1json", "responses Problem application/json"],
    ["#/paths/~1books~1{bookId}", "/books/{bookId}"],
    ["#/paths/~1books~1{bookId}/get/parameters/0", "GET /books/{bookId} parameters BookId"],
    ["#/paths/~1books~1{bookId}/get/parameters/1/schema/maximum", "GET /books/{bookId} parameters edition maximum"],
    ["#/paths/~1books~1{bookId}/get/responses/200/headers/x-cost", "GET /books/{bookId} 200 headers x-cost"],
    ["#/servers/1", "servers https://us.library.dev"],
  ])("calls %s %s", (pointer, words) => {
    expect(place(pointer, document)).toBe(words);
  });
});
