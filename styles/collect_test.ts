import { assertEquals, assertThrows } from "@std/assert";
import { collectClasses, PartialClassError } from "./collect.ts";

const found = (source: string) =>
  collectClasses(source).flatMap(({ classes }) => classes.split(/\s+/));

Deno.test("class names - strings in class attributes are found, with their line", () => {
  assertEquals(collectClasses("<p class=\"a b\">\n  <b className='c' /></p>"), [
    { classes: "a b", line: 1 },
    { classes: "c", line: 2 },
  ]);
  assertEquals(found('<Card inputClass="wide" />'), ["wide"]);
});

Deno.test("class names - both results of a condition are found, its comparison is not", () => {
  assertEquals(found('<p class={open === "yes" ? "a" : "b"} />'), ["a", "b"]);
  assertEquals(found("<p class={\"no\" !== x && 'c'} />"), ["c"]);
  assertEquals(found('<p class={table["key"] ?? "d"} />'), ["d"]);
  assertEquals(found('<p class={pick("argument") || "e"} />'), ["e"]);
});

Deno.test("class names - strings in helpers and templates are found", () => {
  assertEquals(found('const x = tw("a", open && "b c");'), ["a", "b", "c"]);
  assertEquals(found('<p class={tw("a", other)} />'), ["a"]);
  assertEquals(found('<p class={`a ${x ? "b" : ""} c`} />').toSorted(), ["a", "b", "c"]);
  assertEquals(found('const tone = { good: tw("a"), bad: tw("b") };'), ["a", "b"]);
});

Deno.test("class names - text that only looks like a class name is not changed", () => {
  assertEquals(found('// <p class="a">\n * class="b"\nconst subclass = "c"; ctw("d")'), []);
  assertEquals(found("<p>don't</p><p class=\"e\">it's</p>"), ["e"]);
});

Deno.test("class names - a name that is put together from parts is refused", () => {
  for (const source of ["<p class={`bg-${color}`} />", "<p class={`a ${b}-c`} />"]) {
    assertThrows(() => collectClasses(source), PartialClassError, "is joined to a value");
  }
});
