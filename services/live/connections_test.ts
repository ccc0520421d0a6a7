/** Event streams and sockets on a real hub. */
import { assert, assertEquals } from "@std/assert";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import type { OutboxRow } from "../../db/outbox.ts";
import { until } from "../../db/redis/testdata/backends.ts";
import type { Viewer } from "../identity.ts";
import { openLog } from "../log.ts";
import { type Hub, openHub } from "./hub.ts";
import { connectSocket, type Socket } from "./socket.ts";
import { MAX_QUEUED_BYTES, openEventStream } from "./sse.ts";

const viewer: Viewer = {
  ...{ kind: "key", keyId: 1, name: "all", createsAgents: false },
  scopes: ["read"],
};

/** A relayed row whose message has about so many bytes. */
function row(position: number, bytes = 10): OutboxRow {
  const data = {
    ...{ agent: { id: "ann", name: "x".repeat(bytes) }, previousLevel: 1, level: 2 },
    ...{ previousRank: "Rookie" as const, rank: "Rookie" as const },
  };
  const message = { type: "level_up" as const, agent: "ann", team: null, data };
  return { rowId: position, position, messages: [message] };
}

async function withHub({ db }: TestDatabase, test: (hub: Hub) => Promise<void>): Promise<void> {
  const hub = await openHub(db, openLog("error"));
  try {
    await test(hub);
  } finally {
    hub.close();
  }
}

async function open(hub: Hub) {
  let ends = 0;
  const stream = openEventStream(hub, { viewer, after: null, jitter: 0, onEnd: () => void ends++ });
  const reader = stream.getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  assertEquals(await read(), "retry: 1000\n: connected\n\n");
  return { reader, read, ends: () => ends };
}

const BIG = 16 * 1024;
const ROWS = 4 * MAX_QUEUED_BYTES / BIG;

forEachDatabase("stream - a message comes with its type, position and data", async (database) => {
  await withHub(database, async (hub) => {
    const { reader, read, ends } = await open(hub);
    await until(() => hub.clients === 1);
    hub.deliver([row(1)]);
    const data = JSON.stringify(row(1).messages[0]!.data);
    assertEquals(await read(), `event: level_up\nid: 1\ndata: ${data}\n\n`);
    await reader.cancel();
    assertEquals([hub.clients, ends()], [0, 1]);
  });
});

forEachDatabase("stream - a slow client is cut off, others go on", async (database) => {
  await withHub(database, async (hub) => {
    let ends = 0;
    const slow = openEventStream(hub, { viewer, after: null, jitter: 0, onEnd: () => void ends++ });
    const { reader, read } = await open(hub);
    await until(() => hub.clients === 2);
    for (let position = 1; position <= ROWS; position++) {
      hub.deliver([row(position, BIG)]);
      assert((await read()).includes(`id: ${position}\n`));
    }
    assertEquals([hub.clients, ends], [1, 1]);
    // What was queued can still be read; it is bounded, and then the stream is over.
    let bytes = 0;
    for await (const chunk of slow) bytes += chunk.byteLength;
    assert(bytes > MAX_QUEUED_BYTES && bytes < MAX_QUEUED_BYTES + 2 * BIG, `${bytes} bytes`);
    await reader.cancel();
  });
});

forEachDatabase("stream - when the instance stops, its streams end", async (database) => {
  await withHub(database, async (hub) => {
    const { reader, ends } = await open(hub);
    await until(() => hub.clients === 1);
    hub.close();
    assertEquals((await reader.read()).done, true);
    assertEquals([hub.clients, ends()], [0, 1]);
  });
});

/** A socket of which the test decides how much waits in it. */
function socket() {
  const sent: string[] = [];
  const closed: unknown[] = [];
  const self: Socket & { readyState: number; bufferedAmount: number } = {
    ...{ readyState: 1, bufferedAmount: 0 },
    send: (text) => void sent.push(text),
    close(code, reason) {
      self.readyState = 2;
      closed.push([code, reason]);
    },
  };
  return { self, sent, closed };
}

forEachDatabase(
  "socket - the same messages as JSON; a slow one is cut off, others go on",
  async (database) => {
    await withHub(database, async (hub) => {
      const [slow, quick] = [socket(), socket()];
      const leave = await connectSocket(hub, slow.self, viewer, null);
      await connectSocket(hub, quick.self, viewer, null);
      hub.deliver([row(1)]);
      const { data } = row(1).messages[0]!;
      assertEquals(slow.sent.map((text) => JSON.parse(text)), [{
        id: "1",
        type: "level_up",
        data,
      }]);
      slow.self.bufferedAmount = MAX_QUEUED_BYTES + 1;
      hub.deliver([row(2), row(3)]);
      assertEquals(slow.closed, [[1013, "the connection is too slow"]]);
      assertEquals([slow.sent.length, quick.sent.length], [1, 3]);
      leave();
      hub.close();
      assertEquals(quick.closed, [[1001, "the server stops"]]);
      assertEquals(slow.closed.length, 1);
    });
  },
);
