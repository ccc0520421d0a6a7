import { assertEquals, assertThrows } from "@std/assert";
import { compareRouteIds } from "./fs_routes.ts";
import { fileToPattern, patternToHonoPaths } from "./route_path.ts";

Deno.test("route files - their names are patterns", () => {
  const cases: [string, string][] = [
    ["index", "/"],
    ["about", "/about"],
    ["blog/index", "/blog"],
    ["blog/[slug]", "/blog/:slug"],
    ["[[lang]]/docs", "{/:lang}?/docs"],
    ["docs/[...path]", "/docs/:path*"],
    ["(site)/about", "/about"],
    ["(site)/index", "/"],
  ];
  for (const [file, pattern] of cases) assertEquals(fileToPattern(file), pattern);
  assertEquals(fileToPattern("(site)/about", { keepGroups: true }), "/(site)/about");
  assertThrows(() => fileToPattern("[id]-x"), SyntaxError, "mixes a parameter");
});

Deno.test("patterns - an optional segment becomes two paths of Hono", () => {
  assertEquals(patternToHonoPaths("/a/:id(\\d+)"), ["/a/:id{\\d+}"]);
  assertEquals(patternToHonoPaths("/docs/:path*"), ["/docs", "/docs/:path{.+}"]);
  assertEquals(patternToHonoPaths("{/:lang}?/docs"), ["/docs", "/:lang/docs"]);
  assertEquals(patternToHonoPaths("{/:lang}?"), ["/", "/:lang"]);
  assertEquals(patternToHonoPaths("*"), ["/*"]);
  assertThrows(() => patternToHonoPaths("/a{b}?/c"), SyntaxError, "not supported");
});

Deno.test("route files - the more specific one is matched first", () => {
  const ids = ["[...rest]", "[[lang]]/x", "blog/[slug]", "blog/new", "(site)/[id]", "about"];
  assertEquals(ids.toSorted(compareRouteIds), [
    "about",
    "blog/new",
    "blog/[slug]",
    "(site)/[id]",
    "[[lang]]/x",
    "[...rest]",
  ]);
});
