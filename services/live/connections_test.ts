/** Event streams and sockets that are connected to a real hub. */
import { assert, assertEquals } from "@std/assert";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { positionAt } from "@/core/live/position.ts";
import type { OutboxRow } from "@/db/live/outbox.ts";
import { until } from "@/testing/until.ts";
import { printErrors } from "@/testing/error_report.ts";
import { type Hub, openHub } from "./hub.ts";
import { connectSocket, type Socket } from "./socket.ts";
import { MAX_QUEUED_BYTES, openEventStream } from "./sse.ts";
import { KEY } from "./testdata/feed.ts";

/** Returns a relayed row with a message of about this size. */
function row(position: number, bytes = 10): OutboxRow {
  const data = {
    agent: { id: "ann", name: "x".repeat(bytes) },
    previousLevel: 1,
    level: 2,
    previousRank: "Rookie" as const,
    rank: "Rookie" as const,
  };
  const message = { type: "level_up" as const, agent: "ann", team: null, data };
  return { rowId: position, position, messages: [message] };
}

async function withHub({ db }: TestDatabase, test: (hub: Hub) => Promise<void>): Promise<void> {
  const hub = await openHub(db, printErrors);
  try {
    await test(hub);
  } finally {
    hub.close();
  }
}

function openReader(hub: Hub) {
  let ends = 0;
  const stream = openEventStream(hub, {
    viewer: KEY,
    after: null,
    jitter: 0,
    onEnd: () => void ends++,
  });
  const reader = stream.getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  return { reader, read, ends: () => ends };
}

async function open(hub: Hub) {
  const opened = openReader(hub);
  assertEquals(await opened.read(), "retry: 1000\n: connected\n\n");
  assertEquals(await opened.read(), `event: heartbeat\nid: ${hub.id}\ndata:\n\n`);
  return opened;
}

const BIG = 16 * 1024;
const ROWS = 8 * MAX_QUEUED_BYTES / BIG;

forEachDatabase("stream - a message comes with its type, position and data", async (database) => {
  await withHub(database, async (hub) => {
    const { reader, read, ends } = await open(hub);
    hub.deliver([row(1)]);
    const data = JSON.stringify(row(1).messages[0]!.data);
    assertEquals(await read(), `event: level_up\nid: ${positionAt(1)}\ndata: ${data}\n\n`);
    await reader.cancel();
    assertEquals([hub.clients, ends()], [0, 1]);
  });
});

forEachDatabase(
  "stream - the amount of unread data is limited; a slow client gets everything as it reads",
  async (database) => {
    await withHub(database, async (hub) => {
      const slow = await open(hub);
      const quick = await open(hub);
      for (let position = 1; position <= ROWS; position++) {
        hub.deliver([row(position, BIG)]);
        assert((await quick.read()).includes(`id: ${positionAt(position)}\n`));
      }
      assertEquals([hub.clients, slow.ends()], [2, 0]);
      const ids: string[] = [];
      while (ids.length < ROWS) {
        const text = await slow.read();
        const id = /^id: (\d+)$/m.exec(text)?.[1];
        if (text.startsWith("event: level_up")) ids.push(id!);
      }
      assertEquals(ids, Array.from({ length: ROWS }, (_, index) => positionAt(index + 1)));
      assertEquals(await slow.read(), `event: heartbeat\nid: ${hub.id}\ndata:\n\n`);
      await slow.reader.cancel();
      await quick.reader.cancel();
    });
  },
);

forEachDatabase("stream - a slow client has no more waiting than its bound", async (database) => {
  await withHub(database, async (hub) => {
    const slow = openReader(hub);
    for (let position = 1; position <= ROWS; position++) hub.deliver([row(position, BIG)]);
    hub.close(); // Queued data can still be read, then the stream ends.
    let bytes = 0;
    for (;;) {
      const { value, done } = await slow.reader.read();
      if (done) break;
      bytes += value.byteLength;
    }
    assert(bytes > MAX_QUEUED_BYTES && bytes < MAX_QUEUED_BYTES + 2 * BIG, `${bytes} bytes`);
  });
});

forEachDatabase("stream - when the instance stops, its streams end", async (database) => {
  await withHub(database, async (hub) => {
    const { reader, ends } = await open(hub);
    hub.close();
    assertEquals((await reader.read()).done, true);
    assertEquals([hub.clients, ends()], [0, 1]);
  });
});

/** Returns a socket whose amount of unsent data is set by the test. */
function socket() {
  const sent: string[] = [];
  const closed: unknown[] = [];
  const self: Socket & { readyState: number; bufferedAmount: number } = {
    readyState: 1,
    bufferedAmount: 0,
    send: (text) => void sent.push(text),
    close(code, reason) {
      self.readyState = 2;
      closed.push([code, reason]);
    },
  };
  return { self, sent, closed };
}

forEachDatabase(
  "socket - the same messages as JSON; a slow client gets them after it has read, others do not wait",
  async (database) => {
    await withHub(database, async (hub) => {
      const [slow, quick] = [socket(), socket()];
      const leave = connectSocket(hub, slow.self, KEY, null);
      connectSocket(hub, quick.self, KEY, null);
      hub.deliver([row(1)]);
      const { data } = row(1).messages[0]!;
      assertEquals(slow.sent.map((text) => JSON.parse(text)), [
        { id: positionAt(1), type: "level_up", data },
      ]);
      slow.self.bufferedAmount = MAX_QUEUED_BYTES;
      hub.deliver([row(2), row(3)]);
      assertEquals([slow.sent.length, quick.sent.length], [1, 3]);
      slow.self.bufferedAmount = 0;
      await until(() => slow.sent.length === 3);
      assertEquals(slow.sent, quick.sent);
      leave();
      hub.close();
      assertEquals(quick.closed, [[1001, "come again"]]);
      assertEquals(slow.closed, []);
    });
  },
);
