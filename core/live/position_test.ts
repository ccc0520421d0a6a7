import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  comparePositions,
  formatPosition,
  messageAt,
  parsePosition,
  POSITION_SPAN,
  positionAt,
} from "./position.ts";

const position = fc.record({
  boards: fc.integer({ min: 0, max: 900_000_000_000 - 1 }),
  beyond: fc.integer({ min: 0, max: POSITION_SPAN - 1 }),
}).map(({ boards, beyond }) => ({ boards, messages: boards + beyond }));

Deno.test("live position - a formatted position parses to the same position", () => {
  fc.assert(fc.property(position, (one) => {
    assertEquals(parsePosition(formatPosition(one)), one);
    assertEquals(messageAt(formatPosition(one)), one.messages);
  }));
});

Deno.test("live position - ids rise in the order in which a connection receives them", () => {
  const ids = [
    { boards: 7, messages: 7 },
    { boards: 7, messages: 8 },
    { boards: 7, messages: 107 },
    { boards: 107, messages: 107 },
    { boards: 107, messages: 108 },
  ].map(formatPosition);
  for (const [index, id] of ids.slice(1).entries()) {
    assert(comparePositions(ids[index]!, id) < 0, `${ids[index]} is before ${id}`);
    assert(Number(ids[index]) < Number(id));
  }
  assertEquals(positionAt(107), ids[3]);
});

Deno.test("live position - boards that lag too far behind resend messages, and never skip one", () => {
  const id = formatPosition({ boards: 1, messages: 1 + 3 * POSITION_SPAN });
  assertEquals(parsePosition(id), { boards: 1, messages: POSITION_SPAN });
});
