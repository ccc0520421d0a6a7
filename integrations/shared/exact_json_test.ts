import { assertEquals, assertThrows } from "@std/assert";
import { parseExactJson } from "./exact_json.ts";

Deno.test("exact json - ids beyond 2^53 keep their digits, other numbers stay numbers", () => {
  const text = '{"subject":9007199254740993,"id":12345678901234567890,"user_id":7,' +
    '"data":{"objectId":9007199254740993,"value":9007199254740993,"agentId":9007199254740993}}';
  assertEquals(parseExactJson(text, "all"), {
    subject: "9007199254740993",
    id: "12345678901234567890",
    user_id: 7,
    data: { objectId: "9007199254740993", value: 9007199254740992, agentId: "9007199254740993" },
  });
  assertEquals(parseExactJson(text, "event"), {
    subject: "9007199254740993",
    id: 12345678901234567000,
    user_id: 7,
    data: { objectId: "9007199254740993", value: 9007199254740992, agentId: 9007199254740992 },
  });
});

Deno.test("exact json - the largest safe number stays a number, and so do fractions", () => {
  assertEquals(parseExactJson('{"subject":9007199254740991}', "all"), {
    subject: 9007199254740991,
  });
  assertEquals(parseExactJson('{"subject":1.234567890123456789}', "all"), {
    subject: 1.234567890123456789,
  });
  assertEquals(parseExactJson('{"subject":"9007199254740993"}', "all"), {
    subject: "9007199254740993",
  });
});

Deno.test("exact json - a text that is not JSON is refused", () => {
  assertThrows(() => parseExactJson('{"subject":9007199254740993', "all"), SyntaxError);
  assertThrows(() => parseExactJson("", "event"), SyntaxError);
});
