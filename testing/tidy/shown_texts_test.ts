import { assert, assertEquals } from "@std/assert";
import { shownTexts } from "./shown_texts.ts";

const root = new URL("../../", import.meta.url).pathname.replace(/\/$/, "");

/** Modules that make examples of code, which is the same in every language. */
const EXAMPLES = ["components/keys/examples.ts"];

/** The documentation is in English, and its pages say so with `lang`. */
const DOCUMENTATION = /^(components\/docs\/|routes\/docs|islands\/CopyCode\.tsx)/;

/** The modules in which people's texts would stand, without tests. */
async function modulesOf(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${root}/${folder}`)) {
    const path = `${folder}/${name}`;
    if (isDirectory) paths.push(...name === "testdata" ? [] : await modulesOf(path));
    else if (/\.tsx?$/.test(name) && !/_test\.tsx?$/.test(name) && !EXAMPLES.includes(path)) {
      paths.push(path);
    }
  }
  return paths.sort();
}

Deno.test("shown texts - what people read comes from a catalogue, so that it is in both languages", async () => {
  const wrong: string[] = [];
  for (const folder of ["components", "islands", "routes"]) {
    for (const path of await modulesOf(folder)) {
      for (const { line, text } of shownTexts(path, await Deno.readTextFile(`${root}/${path}`))) {
        if (!DOCUMENTATION.test(path)) wrong.push(`${path}:${line} ${text}`);
      }
    }
  }
  assert(wrong.length === 0, `move these texts into a catalogue in words/:\n${wrong.join("\n")}`);
});

function found(source: string): string[] {
  return shownTexts("components/room/Sample.tsx", source).map(({ text }) => text);
}

Deno.test("shown texts - texts of elements, attributes, titles, announcements and pieces are found", () => {
  assertEquals(found("export const A = () => <p>No people yet</p>;"), ["No people yet"]);
  assertEquals(found('export const A = () => <p>{is ? "on" : "off"}</p>;'), ["on", "off"]);
  assertEquals(found('export const A = () => <a aria-label="close" href="/x" />;'), ["close"]);
  assertEquals(found("export const A = () => <B label={`${n} days`} />;"), ["… days"]);
  assertEquals(found('announce("saved");'), ["saved"]);
  assertEquals(found('const T = { all: "All kinds", none: "None" };'), ["All kinds", "None"]);
  assertEquals(found('if (!name) return "Enter a name.";'), ["Enter a name."]);
  assertEquals(found("const t = `${n} of ${all} done`;"), ["… of … done"]);
});

Deno.test("shown texts - what programs read, names, code and texts of a catalogue are left alone", () => {
  for (
    const source of [
      'export const A = () => <p class="big Title">{words.title} · Laurel <code>deno task</code></p>;',
      'if (event.key === "Escape") addEventListener("DOMContentLoaded", go);',
      'import { Thing } from "Some Module";',
      'throw new Error("Only inside of a page");',
      "const path = `/admin/${id}/edit it`;",
      'type Kind = "One Kind" | "Other";',
    ]
  ) assertEquals(found(source), [], source);
});
