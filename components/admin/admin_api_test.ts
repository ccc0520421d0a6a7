import { assertEquals, assertMatch } from "@std/assert";
import { refusalOf } from "./admin_api.ts";

Deno.test("admin api - a problem shows its own message at the fields that it names", () => {
  const refusal = refusalOf(422, {
    title: "The body is not valid",
    detail: "name: too long",
    errors: [
      { path: "name", message: "too long" },
      { path: "name", message: "also odd" },
      { path: "settings.stages", message: "has more than 200 entries" },
    ],
  });
  assertEquals(refusal.message, "name: too long");
  assertEquals(refusal.fields, {
    name: "too long",
    "settings.stages": "has more than 200 entries",
  });
});

Deno.test("admin api - an ended session and an answer without a message are explained", () => {
  assertMatch(refusalOf(401, { detail: "Send a key" }).message, /signed out/);
  assertEquals(refusalOf(502, null).message, "Laurel answered with 502.");
});
