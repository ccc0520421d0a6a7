import { assertEquals } from "@std/assert";
import { resolveConfig, specifierTo } from "./config.ts";

Deno.test("builder options - paths are relative to the root, which may be a URL", () => {
  const { root, outDir, staticDir } = resolveConfig({ root: "file:///a%20b/", staticDir: "/s" });
  assertEquals([root, outDir, staticDir], ["/a b", "/a b/_fresh", "/s"]);
});

Deno.test("builder options - a file is imported by its relative path", () => {
  assertEquals(specifierTo("/a/b", "/a/b/c.ts"), "./c.ts");
  assertEquals(specifierTo("/a/b/out", "/a/b/c.ts"), "../c.ts");
  assertEquals(specifierTo("/x/y", "/a/c.ts"), "../../a/c.ts");
  assertEquals(specifierTo("/a", "/a"), "../a");
});
