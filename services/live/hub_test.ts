import { assertEquals } from "@std/assert";
import type { Kysely } from "kysely";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import type { LivePosition } from "@/core/live/position.ts";
import { listOutbox } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { until } from "@/testing/until.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { printErrors } from "@/testing/error_report.ts";
import { type Hub, HUB_LIMITS, openHub } from "./hub.ts";
import { KEY, levelUp, person, recorder, relayed, scored } from "./testdata/feed.ts";

const MAX_REPLAY = HUB_LIMITS.replay;

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => [levelUp(`a${from + index}`)]);

/** Returns the position of a client that has everything up to a message. */
const after = (message: number): LivePosition => ({ boards: message, messages: message });

function withHub(
  name: string,
  test: (hub: Hub, database: TestDatabase) => Promise<void>,
  before: (db: Kysely<Schema>) => Promise<unknown> = () => Promise.resolve(),
): void {
  forEachDatabase(name, async (database) => {
    await before(database.db);
    const hub = await openHub(database.db, printErrors);
    try {
      await test(hub, database);
    } finally {
      hub.close();
    }
  });
}

/** Joins and waits until all missed messages were sent. */
async function joined(hub: Hub, position: number, viewer: Viewer = KEY) {
  const client = recorder(viewer);
  hub.join(client, after(position));
  await until(() => client.isCurrent);
  return client;
}

withHub("hub - rows are passed on once and in order, however they arrive", async (hub, { db }) => {
  const client = recorder();
  hub.join(client, null);
  const rows = await relayed(db, ...numbered(1, 6));
  hub.deliver(rows.slice(0, 2));
  hub.deliver(rows.slice(1, 3));
  hub.deliver(rows.slice(4)); // 4 is missing: it is read from the database
  hub.deliver(rows);
  await until(() => hub.position === 6);
  await hub.catchUp();
  assertEquals(client.heard, [1, 2, 3, 4, 5, 6].map((n) => `${n} level_up a${n}`));
});

withHub("hub - catching up also finds messages that arrive while it reads", async (hub, { db }) => {
  await relayed(db, ...numbered(1, 3));
  const reading = hub.catchUp();
  const rows = await relayed(db, ...numbered(4, 6));
  hub.deliver(rows.slice(2));
  await reading;
  await hub.catchUp();
  assertEquals(hub.position, 6);
});

withHub(
  "hub - a viewer gets what they may see: own, teams', public, everything",
  async (hub, { db }) => {
    const viewers = {
      agent: person("agent", "ann"),
      manager: person("manager", null, "north"),
      admin: person("admin", null),
      key: KEY,
      writer: { ...KEY, scopes: ["events:write"] } as Viewer,
    };
    const clients = Object.entries(viewers).map(([name, viewer]) => ({
      name,
      client: recorder(viewer),
    }));
    for (const { client } of clients) hub.join(client, null);
    const row = [levelUp("ann", "south"), levelUp("bob", "north"), scored("cid", 5)];
    hub.deliver(await relayed(db, row));
    const [ann, bob, board] = ["1 level_up ann", "2 level_up bob", "3 leaderboard cid=5"];
    assertEquals(Object.fromEntries(clients.map(({ name, client }) => [name, client.heard])), {
      agent: [ann, board],
      manager: [bob, board],
      admin: [ann, bob, board],
      key: [ann, bob, board],
      writer: [board],
    });
  },
);

withHub(
  "hub - board changes are sent at once, then collected; ids contain the position of boards",
  async (hub, { db }) => {
    const client = recorder();
    hub.join(client, null);
    hub.deliver(await relayed(db, [levelUp("ann"), scored("ann", 1)], [scored("ann", 2)]));
    hub.deliver(await relayed(db, [levelUp("bob"), scored("bob", 3)], [scored("ann", 4)]));
    assertEquals(client.heard, ["1 level_up ann", "2 leaderboard ann=1", "2+2 level_up bob"]);
    await until(() => client.frames.length === 4);
    assertEquals(client.heard.at(-1), "6 leaderboard ann=4,bob=3");
  },
);

withHub(
  "hub - messages after a position are replayed, and permissions are checked again",
  async (hub, { db }) => {
    assertEquals(hub.position, 5);
    const all = await joined(hub, 2);
    const own = await joined(hub, 2, person("agent", "a4"));
    const current = await joined(hub, 5);
    assertEquals(all.heard, ["3 level_up a3", "4 level_up a4", "5 level_up a5"]);
    assertEquals(own.heard, ["4 level_up a4"]);
    hub.deliver(await relayed(db, ...numbered(6, 6)));
    assertEquals(all.heard.at(-1), "6 level_up a6");
    assertEquals(current.heard, ["6 level_up a6"]);
  },
  (db) => relayed(db, ...numbered(1, 5)),
);

withHub(
  "hub - a connection that broke within a row continues within it, and gets the missing boards",
  async (hub) => {
    const client = recorder();
    hub.join(client, { boards: 1, messages: 4 });
    await until(() => client.isCurrent);
    assertEquals(client.heard, ["1+4 level_up c", "6 leaderboard a=1,c=3"]);
  },
  (db) =>
    relayed(
      db,
      [levelUp("a"), scored("a", 1), levelUp("b"), scored("c", 2)],
      [levelUp("c"), scored("c", 3)],
    ),
);

withHub(
  "hub - missed messages come before new ones, and boards only in their newest state",
  async (hub, { db }) => {
    const client = recorder();
    hub.join(client, after(1));
    hub.deliver(await relayed(db, [levelUp("new"), scored("ann", 90)]));
    await until(() => client.isCurrent);
    assertEquals(client.heard[0], "2 level_up old");
    const boards = client.heard.filter((line) => line.includes("ann="));
    assertEquals(boards.at(-1), "5 leaderboard ann=90");
    assertEquals(client.heard.filter((line) => line.endsWith("level_up new")).length, 1);
  },
  (db) => relayed(db, [levelUp("first")], [levelUp("old"), scored("ann", 50)]),
);

withHub("hub - a position from the future is unknown: reload", async (hub) => {
  const client = await joined(hub, 99);
  assertEquals(client.heard, ["3 sync unknown_position"]);
}, (db) => relayed(db, ...numbered(1, 3)));

withHub(
  "hub - a position from an instance that is ahead is accepted, and no message comes twice",
  async (hub, { db }) => {
    const rows = await relayed(db, ...numbered(1, 4));
    const client = recorder();
    hub.join(client, after(3)); // this hub is still at 0
    hub.deliver(rows);
    await until(() => client.isCurrent);
    assertEquals(client.heard, ["4 level_up a4"]);
  },
);

withHub("hub - a position whose rows were pruned is too old: reload", async (hub, { db }) => {
  await db.deleteFrom("outbox").where("position", "<=", 2).execute();
  const [tooOld, justOld] = [await joined(hub, 1), await joined(hub, 2)];
  assertEquals(tooOld.heard, ["4 sync too_old"]);
  assertEquals(justOld.heard, ["3 level_up a3", "4 level_up a4"]);
}, (db) => relayed(db, ...numbered(1, 4)));

withHub("hub - a position too far back is too old: reload", async (hub) => {
  const [tooOld, justOld] = [await joined(hub, 0), await joined(hub, 1)];
  assertEquals(tooOld.heard, [`${MAX_REPLAY + 1} sync too_old`]);
  assertEquals(justOld.heard.length, MAX_REPLAY);
}, (db) => {
  const rows = Array.from({ length: (MAX_REPLAY + 1) / 3 }, () => [
    ...[levelUp("a"), levelUp("b"), levelUp("c")],
  ]);
  return relayed(db, ...rows);
});

withHub(
  "hub - rows that were pruned before they were read are skipped, and clients get a sync message",
  async (hub, { db }) => {
    const client = recorder();
    hub.join(client, null);
    // More than a page, so that reading without progress would never end.
    await relayed(db, ...numbered(1, 300));
    await db.deleteFrom("outbox").where("position", "<=", 50).execute();
    await hub.catchUp();
    assertEquals(hub.position, 300);
    assertEquals(client.heard.slice(0, 2), ["50 sync too_old", "51 level_up a51"]);
    assertEquals(client.heard.length, 251);
  },
);

withHub(
  "hub - a client without room gets missed messages when it has room, others do not wait",
  async (hub, { db }) => {
    const [slow, quick] = [recorder(KEY, 2), recorder()];
    hub.join(slow, null);
    hub.join(quick, null);
    const rows = numbered(1, 9).map((row, index) => [...row, scored("ann", index)]);
    for (const row of await relayed(db, ...rows)) hub.deliver([row]);
    assertEquals(quick.heard.filter((line) => line.includes("level_up")).length, 9);
    assertEquals(slow.heard, ["1 level_up a1", "2 leaderboard ann=0"]);
    slow.isCurrent = false;
    for (let most = 4; !slow.isCurrent; most += 2) {
      slow.room = 2;
      await until(() => slow.isCurrent || slow.room <= 0);
      assertEquals(slow.frames.length <= most, true, "no more than it has room for");
    }
    assertEquals(
      slow.heard.flatMap((line) => / level_up (.*)/.exec(line)?.[1] ?? []),
      numbered(1, 9).map((_, index) => `a${index + 1}`),
    );
    slow.room = Infinity;
    await until(() => slow.heard.some((line) => line.endsWith("ann=8")));
  },
);

withHub("hub - a client that is too far behind is told to reload", async (hub, { db }) => {
  const slow = recorder(KEY, 1);
  hub.join(slow, null);
  const row = Array.from({ length: 500 }, () => levelUp("a"));
  for (let sent = 0; sent <= MAX_REPLAY; sent += row.length) {
    hub.deliver(await relayed(db, row));
  }
  slow.isCurrent = false;
  slow.room = 9;
  await until(() => slow.isCurrent);
  assertEquals(slow.heard, ["1 level_up a", `${hub.position} sync too_slow`]);
  hub.deliver(await relayed(db, [levelUp("z")]));
  assertEquals(slow.heard.at(-1), `${hub.position} level_up z`);
});

withHub("hub - who left gets nothing more; closing ends the others", async (hub, { db }) => {
  const [leaving, staying] = [recorder(), recorder()];
  const { leave } = hub.join(leaving, null);
  hub.join(staying, null);
  assertEquals(hub.clients, 2);
  leave();
  hub.deliver(await relayed(db, ...numbered(1, 1)));
  hub.close();
  assertEquals([leaving.heard.length, staying.heard.length], [0, 1]);
  assertEquals([leaving.hasEnded, staying.hasEnded], [false, true]);
  assertEquals((await listOutbox(db, 0, 9)).length, 1);
});
