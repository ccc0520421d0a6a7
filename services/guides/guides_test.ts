import { assert, assertEquals } from "@std/assert";
import { ADAPTERS } from "@/integrations/mod.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import { openGuides } from "./mod.ts";

const guides = openGuides();

Deno.test("guides - every tool has its page", async () => {
  for (const provider of Object.keys(ADAPTERS)) {
    const guide = await guides.find(`integrations/${provider}`);
    assert(guide, `docs/integrations/${provider}.md is missing`);
    assertEquals(guide?.href, `/docs/integrations/${provider}`);
    assert(guide?.isTool);
  }
});

Deno.test("guides - every tool's guide lists the steps to do in the tool", async () => {
  for (const [provider, { title }] of Object.entries(ADAPTERS)) {
    const guide = await guides.find(`integrations/${provider}`);
    const heading = guide?.headings.find(({ text }) => text.startsWith("In "))?.text;
    assertEquals(heading, `In ${title}`, provider);
    const steps = guide?.steps ?? [];
    assert(steps.length >= 3, `${provider} has ${steps.length} steps`);
    for (const step of steps) {
      assert(/^[A-Z]/.test(step) && step.endsWith("."), `${provider}: ${step}`);
      assert(!/\*\*|`|\]\(|(^| )_\w|&\w+;/.test(step), `${provider}, marks: ${step}`);
      assert(!step.includes("below"), `${provider}: the page shows nothing below: ${step}`);
    }
  }
});

Deno.test("guides - the steps name every event that the guide's table lists", async () => {
  const docs = new URL("../../docs/", import.meta.url);
  let count = 0;
  for (const provider of Object.keys(ADAPTERS)) {
    const text = await Deno.readTextFile(new URL(`integrations/${provider}.md`, docs));
    const steps = (await guides.find(`integrations/${provider}`))!.steps.join(" ").toLowerCase();
    const [, table = ""] = /^(\| (?:tick|subscribe to|select|event) +\|[^]*?)\n\n/m.exec(text) ??
      [];
    for (const row of table.split("\n").slice(2)) {
      const cell = row.split("|")[1]!.trim();
      const names = [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
      for (const name of names.length > 0 ? names : cell.split(", ")) {
        // Pipedrive has webhooks for all events together.
        if (provider === "pipedrive") continue;
        assert(steps.includes(name.toLowerCase()), `${provider}: the steps omit "${name}"`);
        count++;
      }
    }
  }
  assert(count >= 40, `${count} events were found`);
});

Deno.test("guides - each guide has a title, a summary and an address", async () => {
  const all = await guides.list();
  assert(all.length >= 3, `${all.length} guides`);
  for (const { href, title, summary } of all) {
    assert(title !== "" && summary !== "", `${href} has no title or no first paragraph`);
  }
  assertEquals(new Set(all.map(({ href }) => href)).size, all.length);
});

Deno.test("guides - every link between guides leads to an existing page and section", async () => {
  const ids = new Map<string, Set<string>>();
  const all = await guides.list();
  const pages = await Promise.all(all.map(({ href }) => guides.find(nameOf(href))));
  for (const page of pages) {
    ids.set(page!.href, new Set([...page!.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)));
  }
  for (const page of pages) {
    for (const [, href = ""] of page!.html.matchAll(/<a class="docs-link" href="([^"]+)"/g)) {
      const [path = "", hash] = href.split("#", 2);
      const target = path === "" ? page!.href : path;
      if (!/^\/docs\/(guides\/.|integrations)/.test(target)) continue;
      assert(ids.has(target), `${page!.href} leads to ${target}, which is no page`);
      if (hash) assert(ids.get(target)!.has(hash), `${page!.href} leads to ${href}`);
    }
  }
});

Deno.test("guides - this test finds a broken link between guides", async () => {
  const docs = new URL("../../docs/", import.meta.url);
  for (const { href } of await guides.list()) {
    const name = nameOf(href);
    const text = await Deno.readTextFile(new URL(`${name}.md`, docs));
    for (const [, file = ""] of text.matchAll(/\]\(([\w./-]+\.md)(?:#[\w-]*)?\)/g)) {
      const path = new URL(file, new URL(name, docs));
      // Links to files outside of the folder are for people who read the repository.
      if (!path.pathname.startsWith(docs.pathname)) continue;
      assert((await Deno.stat(path)).isFile, `${name}.md leads to ${file}`);
    }
  }
});

Deno.test("guides - no file outside of the folder is read, and a changed file is read again", async () => {
  const folder = await makeTempFolder("guides");
  try {
    await Deno.writeTextFile(`${folder}/secret.md`, "# Secret\n\nWords.");
    await Deno.mkdir(`${folder}/docs`);
    await Deno.writeTextFile(`${folder}/docs/a.md`, "# Old\n\nWords.");
    const own = openGuides(new URL(`file://${folder}/docs/`));
    for (const name of ["../secret", "..%2fsecret", "/etc/passwd", "a/../../secret", "A", ""]) {
      assertEquals(await own.find(name), undefined, name);
    }
    assertEquals((await own.find("a"))?.title, "Old");
    await Deno.writeTextFile(`${folder}/docs/a.md`, "# New\n\nWords.");
    await Deno.utime(`${folder}/docs/a.md`, 1, 1);
    assertEquals((await own.find("a"))?.title, "New");
    assertEquals(await own.list(), [
      { href: "/docs/guides/a", title: "New", summary: "Words.", isTool: false },
    ]);
  } finally {
    await removeFolder(folder);
  }
});

function nameOf(href: string): string {
  if (href === "/docs/integrations") return "integrations/README";
  return href.replace(/^\/docs\/(guides\/)?/, "");
}
