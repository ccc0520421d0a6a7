import { assertEquals } from "@std/assert";
import { redactFields, remove, REMOVED } from "./redact.ts";

Deno.test("redact - fields are replaced at any depth, also in arrays, whatever they contain", () => {
  const payload = { token: "t", data: [{ Token: { a: 1 }, text: "hello", n: 1 }], none: null };
  const rules = { token: remove, text: (value: unknown) => ({ was: String(value).length }) };
  assertEquals(redactFields(payload, rules), {
    token: REMOVED,
    data: [{ Token: REMOVED, text: { was: 5 }, n: 1 }],
    none: null,
  });
  assertEquals(payload.token, "t");
});

Deno.test("redact - redacting twice is the same as once, and null stays null", () => {
  const once = redactFields({ a: { token: "t" }, token: null }, { token: remove });
  assertEquals(once, { a: { token: REMOVED }, token: null });
  assertEquals(redactFields(once, { token: remove }), once);
});

Deno.test("redact - names of inherited properties are treated like other names", () => {
  const payload = JSON.parse('{"constructor":1,"toString":"x","__proto__":{"token":"t"}}');
  const redacted = redactFields(payload, { token: remove }) as object;
  assertEquals(JSON.stringify(redacted), JSON.stringify(payload).replace('"t"', `"${REMOVED}"`));
  for (const value of [null, 1, "x", []]) assertEquals(redactFields(value, {}), value);
});
