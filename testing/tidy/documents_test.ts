/** The map in CONTRIBUTING.md and the paths in the documents must lead somewhere. */
import { assert, assertEquals } from "@std/assert";
import { roomOf } from "./rooms.ts";
import { readSources } from "./repository.ts";

const root = new URL("../../", import.meta.url).pathname.replace(/\/$/, "");
const read = (path: string) => Deno.readTextFile(`${root}/${path}`);
const sources = await readSources(root);
const contributing = await read("CONTRIBUTING.md");

/** The text below a heading, up to the next one of its kind. */
function section(heading: string): string {
  const [, text] = contributing.split(`\n## ${heading}\n`);
  if (!text) throw new Error(`CONTRIBUTING.md has no section "${heading}"`);
  return text.split("\n## ")[0]!;
}

Deno.test("documents - the answers to 'Where do I change' are found", async (t) => {
  const answers = [...section("Where do I change …?").matchAll(/`([\w./-]+\.ts)`: `(\w+)`/g)];
  assert(answers.length >= 12, `only ${answers.length} answers`);
  for (const [, path, name] of answers) {
    await t.step(`${path}: ${name}`, () => {
      const exported = sources.find((source) => source.path === path)?.exports ?? [];
      assert(exported.some((one) => one.name === name), `${path} exports no ${name}`);
    });
  }
});

Deno.test("documents - the map names every room, and no others", () => {
  const [, rooms] = section("The map").split("| room ");
  const named = new Set(
    [...rooms!.split("\n\n")[0]!.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`(\w+)`/g)].map(([, name]) => name!)
    ),
  );
  const floors = ["core", "db", "services"];
  for (const floor of floors) named.delete(floor);
  const inFloors = sources.map(({ path }) => path).filter((path) =>
    floors.includes(path.split("/")[0]!) && !/_test\.ts$/.test(path)
  ).map(roomOf);
  const domains = new Set(inFloors.map(({ domain }) => domain));
  assertEquals([...named].filter((name) => !domains.has(name) && name !== "rewards"), []);
  const folders = new Set(
    inFloors.filter((room) => room.path.startsWith("core/") && room.isFolder)
      .map(({ domain }) => domain),
  );
  assertEquals([...folders].filter((domain) => !named.has(domain)), []);
});

Deno.test("documents - the files that they name exist", async () => {
  const paths = ["README.md", "CONTRIBUTING.md"];
  for await (const { name, isFile } of Deno.readDir(`${root}/docs`)) {
    if (isFile && name.endsWith(".md")) paths.push(`docs/${name}`);
  }
  const known = new Set(sources.map(({ path }) => path));
  const lost: string[] = [];
  for (const path of paths) {
    const floors =
      "core|db|services|api|components|integrations|fresh|testing|tasks|e2e|simulation";
    const named = new RegExp(`\`((?:${floors})/[\\w./-]+)\``, "g");
    for (const [, file] of (await read(path)).matchAll(named)) {
      const isKnown = file!.endsWith("/")
        ? [...known].some((one) => one.startsWith(file!))
        : known.has(file!) || [...known].some((one) => one.startsWith(`${file}/`));
      if (!isKnown) lost.push(`${path} names ${file}`);
    }
  }
  assertEquals(lost, []);
});
