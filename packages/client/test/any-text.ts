import * as fc from "fast-check";

/** Any character, and halves of one. fast-check's own `"binary"` costs 1.5 s of CPU time when it is first used. */
const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: 0x10ffff }).map((point) => String.fromCodePoint(point));

/** Any text, which may not be well-formed. */
export function anyText(minLength = 0): fc.Arbitrary<string> {
  return fc.string({ unit: anyCharacter, minLength });
}
