import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { readAttributes } from "./attributes.ts";

const encoder = new TextEncoder();
/** Converts a text to one character per byte, as HTTP delivers headers. */
const asHeader = (text: string) => String.fromCharCode(...encoder.encode(text));
const read = (value: string) => {
  const { attributes, wrong } = readAttributes([["ce-subject", value], ["host", "x"]]);
  return wrong === null ? attributes["subject"] : `wrong: ${wrong}`;
};

Deno.test("binary attributes - quotes are undone first, then escapes, once", () => {
  const values: [string, string][] = [
    ["agent-7", "agent-7"],
    ["Ann Lee", "Ann Lee"],
    ['"Ann Lee"', "Ann Lee"],
    ['"Ann \\"the\\" Lee"', 'Ann "the" Lee'],
    ['"back\\\\slash"', "back\\slash"],
    ['"Zo%C3%AB"', "Zoë"],
    ['""', ""],
    ["%22quoted%22", '"quoted"'],
    ['O"Brien', 'O"Brien'],
    ['"open', '"open'],
    ['"', '"'],
    ['"a" b', '"a" b'],
    ['"a" "b"', '"a" "b"'],
    ["back\\slash", "back\\slash"],
    ["50%25", "50%"],
    ["50%2525", "50%25"],
    ["%e2%82%ac", "€"],
    ["Euro%20%E2%82%AC%20%F0%9F%98%80", "Euro € 😀"],
    ["%61", "a"],
  ];
  for (const [sent, meant] of values) assertEquals(read(sent), meant, sent);
});

Deno.test("binary attributes - a percent sign that begins no escape stands for itself", () => {
  for (const text of ["100%", "%4", "%", "%zz", "%%", "a%G1b"]) assertEquals(read(text), text);
  assertEquals(read("100% %C3%BCber"), "100% über");
});

Deno.test("binary attributes - escapes that are not UTF-8 are named", () => {
  for (
    const text of ["%C0%A0", "%FF", "%E2%82", "%ED%A0%80", "%F4%90%80%80", "a%80b", '"%C0%A0"']
  ) {
    assertEquals(read(text), "wrong: subject", text);
  }
  assertEquals(readAttributes([["ce-id", "1"], ["ce-extra", "%FF"]]).wrong, "extra");
});

Deno.test("binary attributes - bytes are UTF-8 where they can be, or else Latin-1", () => {
  assertEquals(read(asHeader("jürgen 😀")), "jürgen 😀");
  assertEquals(read(asHeader('"jürgen"')), "jürgen");
  assertEquals(read(asHeader("ü%20%C3%BC")), "ü ü");
  assertEquals(read("j\u00fcrgen"), "jürgen");
});

Deno.test("binary attributes - values encoded by the binding's rules are decoded to the original", () => {
  const written = (text: string) =>
    [...text].map((character) =>
      /^[\u0021-\u007e]$/.test(character) && !/["%]/.test(character)
        ? character
        : encodeURIComponent(character)
    ).join("");
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
    assertEquals(read(written(text)), text);
  }));
});

Deno.test("binary attributes - names of inherited properties are treated like other names", () => {
  const { attributes } = readAttributes([["ce-__proto__", "x"], ["ce-id", "1"]]);
  assertEquals(Object.keys(attributes), ["__proto__", "id"]);
});
