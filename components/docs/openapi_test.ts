import { assertEquals } from "@std/assert";
import { typeOf } from "./openapi.ts";

Deno.test("openapi - schemas are shown as short types", () => {
  assertEquals(typeOf({ $ref: "#/components/schemas/Event" }), "Event");
  assertEquals(typeOf({ enum: ["day", "week"] }), '"day" | "week"');
  assertEquals(typeOf({ type: ["string", "null"] }), "string | null");
  assertEquals(
    typeOf({ items: { anyOf: [{ type: "string" }, { $ref: "#/x/A" }] } }),
    "(string | A)[]",
  );
  assertEquals(typeOf({}), "any");
});
