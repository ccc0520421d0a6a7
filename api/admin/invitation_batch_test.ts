import { assert, assertEquals, assertMatch } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

function batchTest(name: string, test: (door: Door) => Promise<void>) {
  forEachDatabase(name, (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/teams", { id: "red", name: "Red" });
      await test(door);
    }));
}

async function send(door: Door, csv: string | Uint8Array, query = "", type = "text/csv") {
  const who = { ...await door.key("admin"), "content-type": type };
  const body = typeof csv === "string" ? new TextEncoder().encode(csv) : csv;
  return await door.ask("POST", `/admin/invitations/batch${query}`, body, who);
}

const GOOD = `E-Mail;NAME;Zone;Team;Role
ana@x.example;Ana;europe/berlin;red;
"mia@x.example";"Mia ""M"" Ray";;red;Manager

boss@x.example;Boss;;;Administrator
`;

batchTest(
  "invitation batch - a preview stores nothing, then the same file invites",
  async (door) => {
    const preview = await send(door, `\ufeff${GOOD.replaceAll("\n", "\r\n")}`, "?isPreview=true");
    assertEquals(preview.status, 200, JSON.stringify(preview.body));
    assertEquals([preview.body.isPreview, preview.body.ready, preview.body.refused], [true, 3, 0]);
    const [ana, mia, boss] = preview.body.lines;
    assertEquals([ana.line, ana.role, ana.team, ana.timeZone], [
      2,
      "agent",
      "red",
      "Europe/Berlin",
    ]);
    assertEquals([mia.line, mia.name, mia.role, mia.status], [
      3,
      'Mia "M" Ray',
      "manager",
      "ready",
    ]);
    assertEquals([boss.line, boss.role], [5, "admin"]);
    assertEquals((await door.ask("GET", "/admin/invitations")).body.entries, []);

    const made = await send(door, GOOD);
    assertEquals([made.body.ready, made.body.mail], [3, { state: "off", reason: null }]);
    for (const line of made.body.lines) {
      assertEquals(line.status, "made");
      const token = new URL(line.url).pathname.split("/").at(-1)!;
      const offer = await door.instance.invitations.visit(token, {
        request: new Request("http://laurel.example"),
      });
      assertEquals(offer.ok && offer.invitation.id, line.id);
    }
    const { body } = await door.ask("GET", "/admin/invitations");
    assertEquals(body.entries.map((one: { email: string }) => one.email), [
      "boss@x.example",
      "mia@x.example",
      "ana@x.example",
    ]);
  },
);

batchTest(
  "invitation batch - bad lines name their line and column, good ones work",
  async (door) => {
    const { auth } = door.instance;
    await auth.createPerson({
      email: "has@x.example",
      name: "Has",
      password: "correct horse battery",
      role: "agent",
    });
    await send(door, "name,email\nOpen,open@x.example\n");
    const csv = [
      "name,email,role,team,zone,agent",
      "Ana,ana@x.example,agent,red,Europe/Berlin,",
      "Again,ANA@x.example,,,,",
      "Zone,zone@x.example,,,IST,",
      "Team,team@x.example,,green,,",
      "Has,has@x.example,,,,",
      "Open,open@x.example,,,,",
      ",noname@x.example,,,,",
      "Role,role@x.example,constructor,,,",
      "Mail,nobody,,,,",
      "Agent,agent@x.example,,,,nobody",
      'Quote,"quote@x.example,,,,',
      "Long,long@x.example,,,,,more",
      "Ben,ben@x.example,,,,",
    ].join("\n");
    for (const query of ["?isPreview=true", ""]) {
      const { status, body } = await send(door, csv, query);
      assertEquals([status, body.ready, body.refused], [200, 2, 11]);
      const wrong = body.lines.filter((one: { status: string }) => one.status === "refused");
      assertEquals(
        wrong.map((one: { line: number; errors: { path: string }[] }) => [
          one.line,
          one.errors[0]!.path,
        ]),
        [
          [3, "email"],
          [4, "timeZone"],
          [5, "team"],
          [6, "email"],
          [7, "email"],
          [8, "name"],
          [9, "role"],
          [10, "email"],
          [11, "agent"],
          [12, "line"],
          [13, "line"],
        ],
      );
      assertEquals(wrong[0].errors[0].message, "is in line 2, too");
    }
  },
);

batchTest("invitation batch - files that cannot be read are refused as a whole", async (door) => {
  const line = (index: number) => `Person,p${index}@x.example`;
  const lines = (count: number) =>
    ["name,email", ...Array.from({ length: count }, (_, index) => line(index))].join("\n");
  const wrong: [string | Uint8Array, string, number, string][] = [
    ["", "text/csv", 422, "csv_header_invalid"],
    ["name,email\n", "text/csv", 422, "csv_header_invalid"],
    ["name,phone\nA,1\n", "text/csv", 422, "csv_header_invalid"],
    ["name,email,mail\nA,a@x.example,b@x.example\n", "text/csv", 422, "csv_header_invalid"],
    [lines(20_000), "text/csv", 422, "too_many_people"],
    ["x".repeat(1024 * 1024 + 1), "text/csv", 413, "body_too_large"],
    [new Uint8Array([0xff, 0xfe, 0xfd]), "text/csv", 400, "invalid_utf8"],
    ["name,email\nA\0,a@x.example\n", "text/csv", 422, "validation_failed"],
    ["{}", "application/json", 415, "unsupported_media_type"],
  ];
  for (const [csv, type, status, code] of wrong) {
    const answer = await send(door, csv, "", type);
    assertEquals([answer.status, answer.body.code], [status, code], answer.body.detail);
  }
  assertMatch((await send(door, lines(5_001))).body.detail, /5001 people.*5000/);
  assertEquals((await door.ask("GET", "/admin/invitations")).body.entries, []);
  const most = await send(door, lines(5_000));
  assertEquals([most.status, most.body.ready], [200, 5_000]);
  assert(most.body.lines[4_999].url);
  const manager = { ...await door.person("manager"), "content-type": "text/csv" };
  const path = "/admin/invitations/batch";
  const refused = await door.ask("POST", path, new TextEncoder().encode(GOOD), manager);
  assertEquals(refused.status, 403);
});
