import { assertEquals } from "@std/assert";
import { tableCsv, tableJson } from "./tables.ts";

async function* pages() {
  yield [{ id: 1, agent: { name: "=1+1" }, tags: ["a", "b"], isOn: true, at: null }];
  yield [];
  yield [{ id: 2, agent: null, tags: [], isOn: false, more: { deep: [1] } }];
}

const text = async (parts: AsyncIterable<string>) => (await Array.fromAsync(parts)).join("");

Deno.test("tables - CSV has a byte order mark, paths, and no formula", async () => {
  const columns = [
    ["id", "id"],
    ["name", "agent.name"],
    ["tags", "tags"],
    ["on", "isOn"],
    ["at", "at"],
    ["more", "more"],
  ] as const;
  assertEquals(
    await text(tableCsv(columns, pages())),
    "\uFEFFid,name,tags,on,at,more\r\n1,'=1+1,a b,yes,,\r\n" + '2,,,no,,"{""deep"":[1]}"\r\n',
  );
});

Deno.test("tables - JSON is one document, also without entries", async () => {
  const parsed = JSON.parse(await text(tableJson(pages())));
  assertEquals(parsed.entries.map(({ id }: { id: number }) => id), [1, 2]);
  const none = async function* () {};
  assertEquals(JSON.parse(await text(tableJson(none()))), { entries: [] });
});
