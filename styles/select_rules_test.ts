import { assertEquals } from "@std/assert";
import { selectRules } from "./select_rules.ts";

const keep = (css: string) => selectRules(css, (name) => name !== "gone");

Deno.test("select rules - a rule stays while one of its selectors may match", () => {
  assertEquals(
    keep(".a{top:0}.gone{top:0}.a .gone{top:0}.gone,.a{top:0}"),
    ".a{top:0}.gone,.a{top:0}",
  );
  assertEquals(keep("p,.gone{top:0}"), "p,.gone{top:0}");
});

Deno.test("select rules - what is in parentheses does not decide", () => {
  const css = ".a:not(.gone){top:0}.a:is(.gone,:has(.gone)){top:0}";
  assertEquals(keep(css), css);
});

Deno.test("select rules - media queries are searched, keyframes stay", () => {
  assertEquals(
    keep("@media print{.gone{top:0}}@media print{.gone{top:0}.a{top:0}}@keyframes x{from{top:0}}"),
    "@media print{.a{top:0}}@keyframes x{from{top:0}}",
  );
});

Deno.test("select rules - braces in texts end nothing", () => {
  assertEquals(
    keep('.a::before{content:"}"}.gone{content:"{"}.b{top:0}'),
    '.a::before{content:"}"}.b{top:0}',
  );
});
