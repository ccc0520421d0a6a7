/** People of all tools who are nobody's yet, on one list. */
import { assertEquals } from "@std/assert";
import { sendSigned, sequenceOf, setUpFor } from "@/services/integrations/testdata/send.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const PATH = "/admin/unassigned-people";

forEachDatabase(
  "unassigned people - they are listed over all tools, with what waits and a suggestion",
  (database) =>
    withDoor(database, async (door) => {
      const { ask } = door;
      const sequence = sequenceOf("chatwoot");
      const tool = await setUpFor(door, sequence);
      for (const one of sequence.sent) await sendSigned(door, sequence, tool, one);
      const other = await ask("POST", "/admin/integrations", { provider: "standard", name: "CRM" });
      await database.db.updateTable("integrations").set({ tenants: ["t"] })
        .where("id", "=", other.body.id).execute();
      const known = (user: string, name: string | null, email: string | null, seconds: number) => ({
        provider: "standard",
        tenant: "t",
        external_user: user,
        agent_id: null,
        name,
        email,
        last_seen_at: new Date(door.now + seconds * 1000),
      });
      await database.db.insertInto("external_identities").values([
        known("7", "Zoë Quill", null, 60),
        known("8", "100% Bob", "bob@e.com", 120),
      ]).execute();
      await ask("POST", "/admin/agents", { id: "zoe", name: "Zoe QUILL" });
      await ask("POST", "/admin/agents", { id: "bob", name: "Robert", email: "bob@e.com" });
      const { status, body } = await ask("GET", PATH);
      assertEquals(status, 200, JSON.stringify(body));
      // deno-lint-ignore no-explicit-any -- answers as clients get them
      const shortly = (entries: any[]) =>
        entries.map((one) => [
          one.integration.name,
          one.name,
          one.suggestion?.id ?? null,
          one.suggestedBy,
        ]);
      const [bob, zoe, grace] = [
        ["CRM", "100% Bob", "bob", "email"],
        ["CRM", "Zoë Quill", "zoe", "name"],
        [body.entries[2].integration.name, "Grace", null, null],
      ];
      assertEquals(shortly(body.entries), [bob, zoe, grace]);
      assertEquals(body.entries[2].waitingEvents > 0, true);
      const list = async (query: string) =>
        shortly((await ask("GET", `${PATH}?${query}`)).body.entries);
      assertEquals(await list("q=gra"), [grace]);
      assertEquals(await list("q=100%25+BOB"), [bob]);
      assertEquals(await list("q=_"), []);
      assertEquals(await list(`integration=${other.body.id}`), [bob, zoe]);
      const first = await ask("GET", `${PATH}?limit=2`);
      assertEquals(await list(`limit=2&cursor=${first.body.nextCursor}`), [grace]);

      // Decided at the integration, they leave the list; the work counts.
      const people = (id: string) => `/admin/integrations/${id}/people`;
      await ask("PUT", people(tool.id), { user: "7", agent: "zoe" });
      await ask("PUT", people(other.body.id), {
        tenant: "t",
        user: "8",
        agent: null,
        isIgnored: true,
      });
      assertEquals(await list(""), [zoe]);
      assertEquals(await list("ignored=true"), [bob]);
      const agent = await ask("GET", "/agents/zoe");
      assertEquals(agent.body.totalPoints > 0, true);
      const manager = await door.person("manager");
      assertEquals((await ask("GET", PATH, undefined, manager)).status, 403);
    }),
);
