/**
 * Some programs write a byte order mark before every text; every way to send events must accept
 * that.
 */
import { assertEquals } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { pointsOf, postStandard, setUp } from "@/services/integrations/testdata/tools.ts";

const MARK = "\uFEFF";

forEachDatabase(
  "byte order mark - an event with one in its ids is the same event, and a rebuild confirms it",
  (database) =>
    withDoor(database, async (door) => {
      const event = (mark: string, id: string) => ({
        id: mark + id,
        source: `${mark}/crm`,
        type: "deal_won",
        subject: `${mark}ava`,
        time: "2026-11-20T10:00:00Z",
        data: { objectId: `${mark}d-${id}` },
      });
      const post = async (body: unknown) => (await door.ask("POST", "/events", body)).body;
      const first = await post(event(MARK, "1"));
      assertEquals([first.status, first.id, first.source], ["scored", "1", "/crm"]);
      const again = { ...event("", "1"), data: { objectId: `${MARK}d-1` } };
      assertEquals((await post(again)).status, "duplicate");
      assertEquals((await post(event(MARK + MARK, "2"))).points, 50);
      const undo = {
        id: "undo",
        source: "/crm",
        type: "event_reversed",
        subject: "ava",
        data: { reverses: { source: `${MARK}/crm`, id: `${MARK}2` } },
      };
      assertEquals((await post(undo)).status, "recorded");
      assertEquals((await post({ ...event("", "3"), id: MARK })).code, "validation_failed");
      assertEquals(await pointsOf(door, "ava"), 50 + 50);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "byte order mark - a CloudEvent in a webhook as well",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/agents", { id: "ava", name: "Ava" });
      const tool = await setUp(door, "standard");
      const event = (mark: string) => ({
        specversion: "1.0",
        id: `${mark}1`,
        source: `${mark}/crm`,
        type: "deal_won",
        subject: "ava",
        time: "2026-11-20T10:00:00Z",
        data: { objectId: `${mark}d` },
      });
      const first = await postStandard(door, tool, "m-1", event(MARK));
      assertEquals(first.body.status, "processed", JSON.stringify(first.body));
      const { body } = await postStandard(door, tool, "m-2", { ...event(""), data: { x: 1 } });
      assertEquals(body.code, "event_conflict");
      assertEquals(await pointsOf(door, "ava"), 50 + 50);
      await assertRebuilds(database.db);
    }),
);
