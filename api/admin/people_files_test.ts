/** People come from CSV files and go into them, on both databases. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import type { PeopleImportView } from "@/core/agents/people_file.ts";
import { createApi } from "@/api/mod.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";

async function send(
  { raw, key }: Door,
  csv: string | Uint8Array,
  query = "",
  type = "text/csv",
  // deno-lint-ignore no-explicit-any -- answers as clients get them
): Promise<{ status: number; body: any }> {
  const who = { ...await key("admin"), "content-type": type };
  const response = await raw(`/admin/agents/import${query}`, csv, who);
  return { status: response.status, body: await response.json() };
}

async function file({ instance, key }: Door, query = ""): Promise<string> {
  const url = `http://laurel.example/api/v1/admin/agents.csv${query}`;
  const response = await createApi(instance).request(url, { headers: await key("admin") });
  assertEquals(response.headers.get("content-type"), "text/csv; charset=utf-8");
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
}

const outcomes = ({ lines }: PeopleImportView) =>
  lines.map(({ line, id, outcome, changes, errors }) =>
    `${line} ${id} ${outcome} ${changes.join()}${errors.map((e) => `${e.path}: ${e.message}`)}`
  );

forEachDatabase("people files - good lines count, bad ones are named", async (database) => {
  await withDoor(database, async (door) => {
    const { ask } = door;
    await ask("POST", "/admin/teams", { id: "sales", name: "Sales" });
    await ask("POST", "/admin/agents", { id: "ann", name: "Ann", email: "ann@x.example" });
    await ask("POST", "/admin/agents", { id: "bob", name: "Bob", team: "sales" });
    await ask("POST", "/admin/agents/bob/aliases", { alias: "robert@x.example" });
    const csv = [
      "Name;ID;Mail;Zone;Team;Aliases;Hidden",
      "Ann B;ann;ann@x.example;Europe/Berlin;sales;annie a.b@x.example;no",
      ";;;;;;",
      "Bob;bob;;;sales;robert@x.example;no",
      '"Cid; the third";cid;cid@x.example;;;;yes',
      "Dan;dan;ann@x.example;;;;",
      "Eve;eve;no mail;Mars/Base;none;;perhaps",
      "Cid again;cid;;;;;",
      ";fay;;;;;",
      "Gus;gus;;;;robert@x.example;",
      'Hal;hal;"open;;;;',
    ].join("\r\n");
    const expected = [
      "6 dan failed mail: is another agent's,mail: is in line 2 already",
      "7 eve failed mail: is not an e-mail address,zone: ",
      "8 cid failed id: is in line 5 already",
      "9 fay failed name: is empty",
      '10 gus failed aliases: "robert@x.example" is another agent\'s',
      "11  failed : has a quote that is out of place",
      "2 ann changed name,team,zone,aliases",
      "4 bob same ",
      "5 cid created name,mail,hidden",
    ];
    const preview = await send(door, csv, "?isPreview=true");
    assertEquals(preview.status, 200);
    const { created, changed, same, failed } = preview.body;
    assertEquals([created, changed, same, failed], [1, 1, 1, 6]);
    for (const [at, line] of outcomes(preview.body).entries()) {
      assertStringIncludes(line, expected[at]!);
    }
    assertEquals((await ask("GET", "/admin/agents/cid")).status, 404);
    const { body } = await send(door, csv);
    assertEquals({ ...body, isPreview: true }, preview.body);
    const { body: ann } = await ask("GET", "/admin/agents/annie");
    assertEquals([ann.name, ann.team, ann.timeZone], ["Ann B", "sales", "Europe/Berlin"]);
    const { body: cid } = await ask("GET", "/admin/agents/cid");
    assertEquals([cid.name, cid.hidden, cid.email], ["Cid; the third", true, "cid@x.example"]);
    assertEquals((await ask("GET", "/admin/people/search?q=a.b@x")).body.entries[0].id, "ann");
    // The same file again changes nothing.
    assertEquals((await send(door, csv)).body.same, 3);
  });
});

forEachDatabase("people files - an export is imported without any change", async (database) => {
  await withDoor(database, async (door) => {
    const { ask } = door;
    const csv = 'id,name,team,mail\n=1+1,"=HYPERLINK(""x"")",care,a@x.example\n\'-x,-Anna,care,\n';
    const unknown = await send(door, csv);
    assertEquals(unknown.body.failed, 2);
    const made = await send(door, csv, "?createTeams=true");
    assertEquals([made.body.created, made.body.newTeams], [2, ["care"]]);
    await ask("POST", "/admin/agents/=1+1/aliases", { alias: "+49" });
    const exported = await file(door);
    assertEquals(
      exported.split("\r\n")[0],
      "\uFEFFid,name,mail,team,zone,hidden,aliases,state,role,points,last sign-in",
    );
    assertStringIncludes(
      exported,
      '\'=1+1,"\'=HYPERLINK(""x"")",a@x.example,care,,no,\'+49,active,,0,',
    );
    assertStringIncludes(exported, "'-x,'-Anna,,care,,no,,active,,0,");
    const again = await send(door, exported);
    assertEquals([again.body.same, again.body.failed, again.body.changed], [2, 0, 0]);
    assertEquals((await file(door, "?q=anna")).split("\r\n").length, 3);
  });
});

forEachDatabase("people files - a file that is none is refused as a whole", async (database) => {
  await withDoor(database, async (door) => {
    const code = async (csv: string | Uint8Array, type?: string) => {
      const { status, body } = await send(door, csv, "", type);
      return `${status} ${body.code}`;
    };
    assertEquals(await code("id,name", "application/json"), "415 unsupported_media_type");
    assertEquals(await code(""), "400 csv_header_invalid");
    assertEquals(await code("name,mail\nA,b"), "400 csv_header_invalid");
    assertEquals(await code("id,name,points of view\na,A,1"), "400 csv_header_invalid");
    assertEquals(await code("id,name,id\na,A,1"), "400 csv_header_invalid");
    assertEquals(
      await code(new Uint8Array([0x69, 0x64, 0x0a, 0xff, 0xfe, 0xff])),
      "400 invalid_utf8",
    );
    const rows = (count: number) =>
      "id,name\n" + Array.from({ length: count }, (_, i) => `a${i},A ${i}\n`).join("");
    assertEquals(await code(rows(20_001)), "413 too_many_lines");
    assertEquals(await code("id,name\n" + " ".repeat(5 * 1024 * 1024)), "413 body_too_large");
    assertEquals((await send(door, rows(20_000), "?isPreview=true")).body.created, 20_000);
    assertEquals((await send(door, rows(1_200))).body.created, 1_200);
  });
});
