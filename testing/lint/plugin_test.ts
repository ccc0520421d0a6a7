import { assertEquals } from "@std/assert";
import plugin from "./plugin.ts";

/** Returns the first words of each message of the plugin about a file. */
function lint(text: string): string[] {
  return Deno.lint.runPlugin(plugin, "sample.tsx", text).map(({ id, range }) =>
    `${id} ${text.slice(...range)}`
  );
}

Deno.test("lint - the spread of an object literal is found in objects and attributes", () => {
  assertEquals(lint("const a = { ...{ b, c: 1 }, d };"), [
    "laurel/no-literal-spread { b, c: 1 }",
  ]);
  assertEquals(lint("const a = <Part {...{ b }} />;"), ["laurel/no-literal-spread { b }"]);
});

Deno.test("lint - other spreads are not reported", () => {
  assertEquals(lint("const a = { ...b, ...(c ? { d } : {}) }, e = [...[1, 2]];"), []);
});

Deno.test("lint - an error that is dropped without a word is found", () => {
  for (const dropped of ["catch {}", "catch (_error) {}", "catch { return null; }"]) {
    assertEquals(lint(`function a() { try { b(); } ${dropped} }`), [
      `laurel/no-silent-catch ${dropped}`,
    ]);
  }
  assertEquals(lint("await a().catch(() => {});"), [
    "laurel/no-silent-catch a().catch(() => {})",
  ]);
  assertEquals(lint("const b = a().catch(() => null);"), [
    "laurel/no-silent-catch a().catch(() => null)",
  ]);
});

Deno.test("lint - a catch that uses the error, or has a comment, is not reported", () => {
  for (
    const text of [
      "try { a(); } catch (error) { b(error); }",
      "try { a(); } catch {\n  // It is not there.\n}",
      "// It may be gone.\nawait a().catch(() => {});",
      "await a().catch(() => {\n  // It may be gone.\n});",
      "a().catch((error) => b(error));",
    ]
  ) assertEquals(lint(text), [], text);
});

Deno.test("lint - an error that is logged and not counted is found", () => {
  for (const log of ["log", "options.log", "this.#log"]) {
    assertEquals(lint(`class A { b() { ${log}.debug("it failed", { error }); } }`), [
      `laurel/no-uncounted-error ${log}.debug`,
    ]);
  }
  assertEquals(lint(`log.warn("it failed", { id: 1, error: why });`), [
    "laurel/no-uncounted-error log.warn",
  ]);
  assertEquals(lint(`log.warn("it is off", { id: 1 }); console.log("x", { error });`), []);
});
