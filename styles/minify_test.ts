import { assertEquals } from "@std/assert";
import { classesIn, minifyCss } from "./minify.ts";

Deno.test("minify - white space and comments are removed, strings and meaning stay", () => {
  assertEquals(
    minifyCss('/* x */\n.a,\n.b  .c { content: "a  {b}"; margin: calc(1px + 2px) ; }\n'),
    '.a,.b .c{content: "a  {b}";margin: calc(1px + 2px)}',
  );
});

Deno.test("classes - classes in selectors are found, not those in values or comments", () => {
  const css = "/* .no{} */ @media (x) { .a:hover > .b\\:c { background: url(x.png); top: .5em } }";
  assertEquals([...classesIn(css)], ["a", "b:c"]);
  assertEquals([...classesIn('.d::before { content: ".e{"; }')], ["d"]);
});
