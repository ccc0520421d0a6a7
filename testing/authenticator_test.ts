import { assertEquals } from "@std/assert";
import { codeOf } from "./authenticator.ts";

Deno.test("authenticator - it shows the codes of RFC 6238", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  assertEquals(codeOf(secret, 59_000), "287082");
  assertEquals(codeOf(secret, 1_111_111_109_000), "081804");
  assertEquals(codeOf(secret, 2_000_000_000_000), "279037");
});
