import { assertEquals } from "@std/assert";
import { safePath } from "./safe_path.ts";

Deno.test("safe path - paths of this site are kept", () => {
  assertEquals(safePath("/"), "/");
  assertEquals(safePath("/boards?period=day#me"), "/boards?period=day#me");
});

Deno.test("safe path - other sites, and texts that only look like a path, lead to the start page", () => {
  const bad = [
    null,
    "",
    "boards",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "javascript:alert(1)",
    "/\\\\evil.example",
  ];
  for (const next of bad) assertEquals(safePath(next), "/", String(next));
});
