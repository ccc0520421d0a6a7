import { assertEquals } from "@std/assert";
import type { Kysely } from "kysely";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import {
  assignPositions,
  insertOutbox,
  listOutbox,
  type OutboxMessage,
  type OutboxRow,
  saveRelayPosition,
  tryLockRelay,
} from "../../db/outbox.ts";
import type { Schema } from "../../db/schema.ts";
import { until } from "../../db/redis/testdata/backends.ts";
import type { Person, Viewer } from "../identity.ts";
import { openLog } from "../log.ts";
import type { Frame } from "./frames.ts";
import { type Client, type Hub, openHub } from "./hub.ts";

const log = openLog("error");
const KEY: Viewer = {
  ...{ kind: "key", keyId: 1, name: "all", createsAgents: false },
  scopes: ["read"],
};
const person = (role: Person["role"], agent: string | null, ...teams: string[]): Person => ({
  ...{ kind: "person", userId: "u", name: "U", email: "u@x.example" },
  ...{ role, agent, teams },
});

/** A client that writes down what it gets: `position type of`. */
function recorder(viewer: Viewer = KEY) {
  const heard: string[] = [];
  const client: Client & { readonly heard: string[]; hasEnded: boolean } = {
    ...{ viewer, heard, hasEnded: false },
    send(frame: Frame, position: number | null) {
      const { type, data } = JSON.parse(frame.text(position));
      const about = type === "leaderboard"
        ? data.changes.map(
          // deno-lint-ignore no-explicit-any -- what a client parses
          (change: any) => `${change.agent.id}=${change.scores.all[0].points}`,
        ).join()
        : data.reason ?? data.agent.id;
      heard.push(`${position ?? "-"} ${type} ${about}`);
    },
    end() {
      client.hasEnded = true;
    },
  };
  return client;
}

function levelUp(id: string, team: string | null = null): OutboxMessage {
  const data = {
    ...{ agent: { id, name: id }, previousLevel: 1, level: 2 },
    ...{ previousRank: "Rookie" as const, rank: "Rookie" as const },
  };
  return { type: "level_up", agent: id, team, data };
}

function scored(id: string, points: number): OutboxMessage {
  const all = [{ start: "1970-01-01", points, reachedAt: "2026-11-20T12:00:00.000Z" }];
  const changes = [{ agent: { id, name: id, team: null }, scores: { all } }];
  return { type: "leaderboard", agent: null, team: null, data: { changes } };
}

/** Stores rows and puts them in order, as a relay does before it tells the hub. */
function relayed(
  db: Kysely<Schema>,
  ...messages: readonly (readonly OutboxMessage[])[]
): Promise<OutboxRow[]> {
  return db.transaction().execute(async (trx) => {
    const before = await tryLockRelay(trx);
    for (const row of messages) await insertOutbox(trx, row);
    const rows = await assignPositions(trx, before!, messages.length);
    await saveRelayPosition(trx, rows.at(-1)!.position);
    return rows;
  });
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => [levelUp(`a${from + index}`)]);

function withHub(
  name: string,
  test: (hub: Hub, database: TestDatabase) => Promise<void>,
  before: (db: Kysely<Schema>) => Promise<unknown> = () => Promise.resolve(),
): void {
  forEachDatabase(name, async (database) => {
    await before(database.db);
    const hub = await openHub(database.db, log);
    try {
      await test(hub, database);
    } finally {
      hub.close();
    }
  });
}

withHub("hub - rows are handed on once and in order, however they come in", async (hub, { db }) => {
  const client = recorder();
  await hub.join(client, null);
  const rows = await relayed(db, ...numbered(1, 6));
  hub.deliver(rows.slice(0, 2));
  hub.deliver(rows.slice(1, 3));
  hub.deliver(rows.slice(4)); // 4 is missing: it is read from the database
  hub.deliver(rows);
  await until(() => hub.position === 6);
  await hub.catchUp();
  assertEquals(client.heard, [1, 2, 3, 4, 5, 6].map((n) => `${n} level_up a${n}`));
});

withHub("hub - catching up also finds what is told while it reads", async (hub, { db }) => {
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
    for (const { client } of clients) await hub.join(client, null);
    const row = [levelUp("ann", "south"), levelUp("bob", "north"), scored("cid", 5)];
    hub.deliver(await relayed(db, row));
    const board = "- leaderboard cid=5";
    assertEquals(
      Object.fromEntries(clients.map(({ name, client }) => [name, client.heard.toSorted()])),
      {
        agent: [board, "1 level_up ann"],
        manager: [board, "1 level_up bob"],
        // Only the last message of a row moves the position on.
        admin: ["- leaderboard cid=5", "- level_up ann", "1 level_up bob"],
        key: ["- leaderboard cid=5", "- level_up ann", "1 level_up bob"],
        writer: [board],
      },
    );
  },
);

withHub(
  "hub - what came after a position is replayed, authorized again",
  async (hub, { db }) => {
    assertEquals(hub.position, 5);
    const [all, own, current] = [recorder(), recorder(person("agent", "a4")), recorder()];
    await hub.join(all, 2);
    await hub.join(own, 2);
    await hub.join(current, 5);
    assertEquals(all.heard, ["3 level_up a3", "4 level_up a4", "5 level_up a5"]);
    assertEquals(own.heard, ["4 level_up a4"]);
    hub.deliver(await relayed(db, ...numbered(6, 6)));
    assertEquals(all.heard.at(-1), "6 level_up a6");
    assertEquals(current.heard, ["6 level_up a6"]);
  },
  (db) => relayed(db, ...numbered(1, 5)),
);

withHub(
  "hub - rows that come during a replay are held until it is over, boards too",
  async (hub, { db }) => {
    const client = recorder();
    const joining = hub.join(client, 1);
    hub.deliver(await relayed(db, [levelUp("new"), scored("ann", 90)]));
    await joining;
    assertEquals(client.heard.slice(-2), ["3 level_up new", "- leaderboard ann=90"]);
    assertEquals(client.heard.slice(0, -2).filter((line) => line.startsWith("2")), [
      "2 level_up old",
    ]);
    const boards = client.heard.filter((line) => line.includes("ann"));
    assertEquals(boards.at(-1), "- leaderboard ann=90");
    assertEquals(boards.filter((line) => line.endsWith("=90")).length, 1);
  },
  (db) => relayed(db, [levelUp("first")], [levelUp("old"), scored("ann", 50)]),
);

withHub("hub - a position from the future is unknown: reload", async (hub) => {
  const client = recorder();
  await hub.join(client, 99);
  assertEquals(client.heard, ["3 sync unknown_position"]);
}, (db) => relayed(db, ...numbered(1, 3)));

withHub(
  "hub - a position that another instance is ahead with is known, and nothing comes twice",
  async (hub, { db }) => {
    const rows = await relayed(db, ...numbered(1, 4));
    const client = recorder();
    await hub.join(client, 3); // this hub is still at 0
    hub.deliver(rows);
    assertEquals(client.heard, ["4 level_up a4"]);
  },
);

withHub("hub - a position whose rows were pruned is too old: reload", async (hub, { db }) => {
  await db.deleteFrom("outbox").where("position", "<=", 2).execute();
  const [tooOld, justOld] = [recorder(), recorder()];
  await hub.join(tooOld, 1);
  await hub.join(justOld, 2);
  assertEquals(tooOld.heard, ["4 sync too_old"]);
  assertEquals(justOld.heard, ["3 level_up a3", "4 level_up a4"]);
}, (db) => relayed(db, ...numbered(1, 4)));

withHub("hub - a position too many rows back is too old: reload", async (hub) => {
  const [tooOld, justOld] = [recorder(), recorder()];
  await hub.join(tooOld, 0);
  await hub.join(justOld, 1);
  assertEquals(tooOld.heard, ["1001 sync too_old"]);
  assertEquals(justOld.heard.length, 1_000);
}, (db) => relayed(db, ...numbered(1, 1_001)));

withHub(
  "hub - rows that were pruned before they were seen are skipped, and clients told",
  async (hub, { db }) => {
    const client = recorder();
    await hub.join(client, null);
    // More than a page, so that reading on without getting on would never end.
    await relayed(db, ...numbered(1, 300));
    await db.deleteFrom("outbox").where("position", "<=", 50).execute();
    await hub.catchUp();
    assertEquals(hub.position, 300);
    assertEquals(client.heard.slice(0, 2), ["50 sync too_old", "51 level_up a51"]);
    assertEquals(client.heard.length, 251);
  },
);

withHub("hub - who left gets nothing more; closing ends the others", async (hub, { db }) => {
  const [leaving, staying] = [recorder(), recorder()];
  const leave = await hub.join(leaving, null);
  await hub.join(staying, null);
  assertEquals(hub.clients, 2);
  leave();
  hub.deliver(await relayed(db, ...numbered(1, 1)));
  hub.close();
  assertEquals([leaving.heard.length, staying.heard.length], [0, 1]);
  assertEquals([leaving.hasEnded, staying.hasEnded], [false, true]);
  assertEquals((await listOutbox(db, 0, 9)).length, 1);
});
