/** Bodies with which the fuzzer found errors, each reduced as far as possible. */
import { assertEquals } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { ODD_OBJECTS } from "@/testing/odd_values.ts";
import { makeAgent, pointsOf, post, postStandard, setUp } from "./testdata/tools.ts";

forEachDatabase(
  "odd bodies - a body of null does not stop the replay of other webhooks",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "pipedrive");
      const who = { authorization: `Basic ${btoa(tool.secret)}` };
      for (const body of ["null", '{"meta":{}}']) await post(door, tool, body, who);
      const path = `/admin/integrations/${tool.id}`;
      const { body } = await door.ask("POST", `${path}/replay`, {});
      assertEquals(body, { replayed: 2, next: null });
      const list = await door.ask("GET", `${path}/deliveries`);
      for (const { status, reason, replayedAt } of list.body.entries) {
        assertEquals([status, reason !== null, replayedAt !== null], ["unparseable", true, true]);
      }
    }),
);

forEachDatabase(
  "odd bodies - an event whose time is neither a text nor a number is refused with a reason",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      for (const [index, odd] of ODD_OBJECTS.entries()) {
        for (const name of ["timestamp", "time"]) {
          const more = name === "time" ? '"specversion":"1.0","id":"1","source":"/s",' : "";
          const body = `{${more}"type":"deal_won","${name}":${odd},"data":{"agentId":"ava"}}`;
          const { status, body: told } = await postStandard(door, tool, `${name}-${index}`, body);
          assertEquals([status, told.code], [400, "unparseable_webhook"], body);
        }
      }
      assertEquals(await pointsOf(door, "ava"), 0);
    }),
);
