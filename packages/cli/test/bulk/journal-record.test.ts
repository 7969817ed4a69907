import { expect, test } from "vitest";
import { headerLine, isTruncatedHeader, parseHeader, parseRecord, recordLine } from "../../src/bulk/journal-record.ts";

const subject = { operation: "updateUser", server: "https://api.frontegg.com/identity", options: { body: "a-hash" } };
const record = { id: 'user "1"', state: "done", at: "2026-11-28T05:30:00.000Z", traceId: "a-trace" } as const;

test("reads what it writes", () => {
  expect(parseHeader(headerLine(subject))).toEqual(subject);
  expect(parseRecord(recordLine(record))).toEqual(record);
  const reason = "two\u2028lines\u2029and\nmore";
  expect(recordLine({ ...record, reason }).split(/[\n\u2028\u2029]/)).toHaveLength(2);
  expect(parseRecord(recordLine({ ...record, reason }))).toEqual({ ...record, reason });
});

test("knows a first line that was cut short anywhere, and no other text", () => {
  const line = headerLine(subject).trimEnd();
  for (let length = 1; length < line.length; length++) expect(isTruncatedHeader(line.slice(0, length))).toBe(true);
  for (const text of ["", "user-1", "{}", '{"id":"user-1"}', headerLine(subject)])
    expect(isTruncatedHeader(text)).toBe(false);
});

test("knows a line that was cut short anywhere", () => {
  const line = recordLine(record).trimEnd();
  for (let length = 0; length < line.length; length++) expect(parseRecord(line.slice(0, length))).toBeUndefined();
  for (const text of [
    "null",
    "[]",
    "1",
    "\0",
    line + line,
    '{"id":1,"state":"done","at":""}',
    '{"id":"x","state":"gone","at":""}',
    '{"id":"x\uFFFD","state":"done","at":""}',
    '{"id":"x","state":"done"}',
  ]) {
    expect(parseRecord(text)).toBeUndefined();
  }
});
