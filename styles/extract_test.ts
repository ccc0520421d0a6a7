import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { extractStyles, UnknownClassError, writeStyles } from "./extract.ts";

/** Runs a function with a project folder that contains these files. */
async function inProject(files: Record<string, string>, run: (root: string) => Promise<void>) {
  const root = await Deno.makeTempDir();
  try {
    const base = ".window { color: red; }\n@keyframes in { from { opacity: 0; } }\n";
    for (const [path, text] of Object.entries({ "styles/base.css": base, ...files })) {
      await Deno.mkdir(`${root}/${path.replace(/\/[^/]+$/, "")}`, { recursive: true });
      await Deno.writeTextFile(`${root}/${path}`, text);
    }
    await run(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test("styles - the reset comes first, then base.css, then the utilities in use", async () => {
  const page = '<p class="window p-4 hover:underline md:flex-row dark:text-white bg-accent" />';
  await inProject({ "routes/a.tsx": page }, async (root) => {
    const css = await extractStyles(root);
    const places = ["box-sizing:border-box", ".window{color: red}", ".p-4{padding:1rem}"]
      .map((part) => css.indexOf(part));
    assert(places.every((place) => place >= 0), css);
    assertEquals(places, places.toSorted((a, b) => a - b));
    assertEquals(css.split("box-sizing:border-box").length, 2);
    for (const part of ["var(--color-accent)", "prefers-color-scheme:dark", "min-width:768px"]) {
      assertStringIncludes(css, part);
    }
    assert(!css.includes("p-5"));
    assertEquals(await extractStyles(root), css);
  });
});

Deno.test("styles - a class without a style fails, named with its file and line", async () => {
  const files = {
    "islands/A.tsx": '<p\n  class="p-4 size-4 text-balance p-nope" />',
    "components/B.tsx": '<p class="nope:p-4 md:nope:p-1 windows" />\n<p class={`bg-${x}`} />',
  };
  await inProject(files, async (root) => {
    const error = await assertRejects(() => extractStyles(root), UnknownClassError);
    assertEquals(error.problems.filter((it: string) => it.startsWith("islands")), [
      "islands/A.tsx:2: size-4",
      "islands/A.tsx:2: text-balance",
      "islands/A.tsx:2: p-nope",
    ]);
    assertStringIncludes(error.message, "components/B.tsx: line 2");
  });
  const variants = { "components/B.tsx": '<p class="nope:p-4 md:nope:p-1 windows" />' };
  await inProject(variants, async (root) => {
    const error = await assertRejects(() => extractStyles(root), UnknownClassError);
    assertEquals(error.problems, [
      "components/B.tsx:1: nope:p-4",
      "components/B.tsx:1: md:nope:p-1",
      "components/B.tsx:1: windows",
    ]);
  });
});

Deno.test("styles - the desk's sheet has the classes of what the desk reaches, and no others", async () => {
  await inProject({
    "routes/index.tsx": 'import Desk from "@/islands/Desk.tsx";\nimport type { X } from "./x.tsx";',
    "islands/Desk.tsx": 'import("../components/Late.tsx");\n<p class="near p-4" />',
    "components/Late.tsx": '<p class="late" />',
    "routes/x.tsx": '<p class="far p-5" />',
    "styles/a.css":
      ".near { top: 0; }\n.late { top: 1px; }\n.far { top: 2px; }\n.u-over { top: 3px; }",
  }, async (root) => {
    const css = await extractStyles(root, ["routes/index.tsx"]);
    for (const part of [".near{", ".late{", ".p-4{", ".u-over{"]) assertStringIncludes(css, part);
    for (const part of [".far{", ".p-5{"]) assert(!css.includes(part), `${part} is in ${css}`);
    assertStringIncludes(await extractStyles(root), ".far{");
  });
});

Deno.test("styles - the file is not written when nothing changed", async () => {
  await inProject({ "routes/a.tsx": '<p class="p-4" />' }, async (root) => {
    await writeStyles(root);
    const path = `${root}/static/styles.css`;
    const long = new Date("2001-01-01T00:00:00Z");
    await Deno.utime(path, long, long);
    await writeStyles(root);
    assertEquals((await Deno.stat(path)).mtime, long);
  });
});

Deno.test("styles - every class of the project has a style", async () => {
  await extractStyles(new URL("..", import.meta.url).pathname.replace(/\/$/, ""));
});
