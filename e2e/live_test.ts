/**
 * The live stream and the WebSocket: both carry the same messages, only to people who may see them,
 * and miss none.
 */
import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { at, event, saturday, uniqueId } from "./support/events.ts";
import { KEY, type Laurel, shareLaurel } from "./support/laurel.ts";
import { type LiveReader, type Message, openSocket, openStream } from "./support/live.ts";
import { signIn } from "./support/people.ts";

const laurelTest = shareLaurel(["pglite", "postgres"], {
  people: [
    { email: "amy@e.com", role: "agent", agent: { id: "amy", name: "Amy" }, team: "red" },
    { email: "ben@e.com", role: "agent", agent: { id: "ben", name: "Ben" }, team: "red" },
    { email: "cleo@e.com", role: "agent", agent: { id: "cleo", name: "Cleo" }, team: "blue" },
    { email: "mia@e.com", role: "manager", team: "red" },
  ],
});

const keyed = { authorization: `Bearer ${KEY}` };

const isFor = (id: string) => (message: Message) =>
  message.type === "points" && message.data.entries.some((entry: Entry) => entry.event.id === id);
interface Entry {
  readonly event: { readonly id: string };
}
/** Returns the ids of the events that a reader received, without Laurel's own events. */
const eventIds = (reader: LiveReader) =>
  reader.messages.filter(({ type }) => type === "points")
    .flatMap(({ data }) => data.entries.map((entry: Entry) => entry.event.id as string))
    .filter((id: string) => !id.includes("/"));

async function send(laurel: Laurel, subject: string): Promise<string> {
  const id = uniqueId("live");
  await laurel.post(event({ id, subject, time: at(saturday()) }));
  return id;
}

laurelTest(
  "stream - sends its headers, a retry time, and the changes of an event",
  async (laurel) => {
    const stream = await openStream(laurel.url, keyed);
    try {
      const { headers } = stream.response;
      assertMatch(headers.get("content-type") ?? "", /^text\/event-stream/);
      assertEquals(headers.get("cache-control"), "no-cache, no-transform");
      assertEquals(headers.get("x-accel-buffering"), "no");
      const id = await send(laurel, "amy");
      const { data, id: position } = await stream.until(isFor(id));
      assertMatch(position ?? "", /^\d+$/);
      assertEquals(data.agent, { ...await snapshot(laurel, "amy") });
      assertEquals([data.entries[0].points, data.entries[0].reason.length > 0], [5, true]);
      assert(data.scores.all[0].points === data.agent.totalPoints);
      const board = await stream.until(({ type }) => type === "leaderboard");
      assertEquals(board.data.changes[0].agent.id, "amy");
      assertMatch(stream.extra.join("\n"), /^retry: \d+$/m);
    } finally {
      await stream.close();
    }
  },
);

async function snapshot(laurel: Laurel, id: string) {
  const { team: _, timeZone: __, ...rest } = await laurel.agent(id);
  return rest;
}

laurelTest("stream - a level-up is announced", async (laurel) => {
  const stream = await openStream(laurel.url, keyed);
  try {
    const deals = [1, 2].map((second) =>
      event({ type: "deal_won", subject: "climber", time: at(saturday(), second) })
    );
    await laurel.postAll(deals);
    const { data } = await stream.until(({ type }) => type === "level_up");
    assertEquals(data, {
      agent: { id: "climber", name: "climber" },
      previousLevel: 1,
      level: 2,
      previousRank: "Rookie",
      rank: "Rookie",
    });
  } finally {
    await stream.close();
  }
});

for (const by of ["header", "query"] as const) {
  laurelTest(`stream - reconnecting by ${by} replays exactly what was missed`, async (laurel) => {
    const first = await openStream(laurel.url, keyed);
    const seen = await send(laurel, "amy");
    await first.until(isFor(seen));
    const position = first.lastId!;
    await first.close();

    const missed = [
      await send(laurel, "amy"),
      await send(laurel, "ben"),
      await send(laurel, "amy"),
    ];
    const second = by === "header"
      ? await openStream(laurel.url, { ...keyed, "last-event-id": position })
      : await openStream(laurel.url, keyed, `?last_event_id=${position}`);
    try {
      await second.until(isFor(missed[2]!));
      const later = await send(laurel, "cleo");
      await second.until(isFor(later));
      assertEquals(eventIds(second), [...missed, later]);
      assert(second.messages.every(({ type }) => type !== "sync"));
      const positions = second.messages.flatMap(({ id }) => id === null ? [] : [Number(id)]);
      assertEquals(positions, [...positions].sort((a, b) => a - b));
      assert(positions.every((one) => one > Number(position)));
    } finally {
      await second.close();
    }
  });
}

laurelTest("stream - without a position only new messages come", async (laurel) => {
  const old = await send(laurel, "amy");
  const stream = await openStream(laurel.url, keyed);
  try {
    const fresh = await send(laurel, "amy");
    await stream.until(isFor(fresh));
    // The previous message may still have been on its way when the stream opened.
    assertEquals(eventIds(stream).filter((id) => id !== old), [fresh]);
  } finally {
    await stream.close();
  }
});

laurelTest(
  "stream - an impossible or too old position is answered with sync",
  async (laurel) => {
    const unknown = await openStream(laurel.url, { ...keyed, "last-event-id": "999999999" });
    const { data } = await unknown.until(({ type }) => type === "sync");
    assertEquals(data, { reason: "unknown_position" });
    // The stream continues from here, like any other.
    const id = await send(laurel, "amy");
    await unknown.until(isFor(id));
    await unknown.close();
  },
);

laurelTest(
  "stream - agents get their own messages, managers their teams', and all get the boards",
  async (laurel) => {
    const as = async (email: string) => {
      return await openStream(laurel.url, { cookie: await signIn(laurel.url, email) });
    };
    const amy = await as("amy@e.com");
    const mia = await as("mia@e.com");
    const admin = await as("admin@example.com");
    try {
      const ids = [
        await send(laurel, "cleo"),
        await send(laurel, "ben"),
        await send(laurel, "amy"),
      ];
      for (const stream of [amy, mia, admin]) await stream.until(isFor(ids[2]!));
      const own = (stream: LiveReader) => eventIds(stream).filter((id) => ids.includes(id));
      assertEquals(own(amy), [ids[2]]);
      assertEquals(own(mia), [ids[1], ids[2]]);
      assertEquals(own(admin), ids);
      const hasCleo = (message: Message) =>
        message.type === "leaderboard" &&
        message.data.changes.some((change: { agent: { id: string } }) =>
          change.agent.id === "cleo"
        );
      await amy.until(hasCleo);
    } finally {
      for (const stream of [amy, mia, admin]) await stream.close();
    }
  },
);

laurelTest("stream - replayed messages are authorized again", async (laurel) => {
  const position = await positionNow(laurel);
  const cleos = await send(laurel, "cleo");
  const amys = await send(laurel, "amy");
  const cookie = await signIn(laurel.url, "amy@e.com");
  const stream = await openStream(laurel.url, { cookie }, `?last_event_id=${position}`);
  try {
    await stream.until(isFor(amys));
    assert(!eventIds(stream).includes(cleos));
  } finally {
    await stream.close();
  }
});

async function positionNow(laurel: Laurel): Promise<string> {
  const stream = await openStream(laurel.url, keyed);
  await stream.until(isFor(await send(laurel, "amy")));
  await stream.close();
  return stream.lastId!;
}

laurelTest("stream - each of 200 streams gets an event exactly once", async (laurel) => {
  const streams = await Promise.all(
    Array.from({ length: 200 }, () => openStream(laurel.url, keyed)),
  );
  try {
    const id = await send(laurel, "amy");
    await Promise.all(streams.map((stream) => stream.until(isFor(id))));
    for (const stream of streams) {
      assertEquals(eventIds(stream).filter((one) => one === id).length, 1);
    }
    const { text } = await laurel.call("//metrics");
    assert(Number(/^laurel_live_streams (\d+)/m.exec(text)?.[1]) >= 200);
  } finally {
    await Promise.all(streams.map((stream) => stream.close()));
  }
});

laurelTest("socket - the same messages as the stream, and the same replay", async (laurel) => {
  const stream = await openStream(laurel.url, keyed);
  const socket = await openSocket(laurel.url, keyed);
  const first = await send(laurel, "amy");
  const [ofStream, ofSocket] = [await stream.until(isFor(first)), await socket.until(isFor(first))];
  assertEquals(ofSocket, ofStream);
  const position = socket.lastId!;
  await socket.close();

  const missed = [await send(laurel, "ben"), await send(laurel, "amy")];
  const again = await openSocket(laurel.url, keyed, `?last_event_id=${position}`);
  await again.until(isFor(missed[1]!));
  assertEquals(eventIds(again), missed);
  await again.close();
  await stream.close();
});

laurelTest("socket - a session works only from Laurel's own pages", async (laurel) => {
  const cookie = await signIn(laurel.url, "amy@e.com");
  const own = await openSocket(laurel.url, { cookie, origin: laurel.url });
  const id = await send(laurel, "amy");
  await own.until(isFor(id));
  await own.close();
  for (const origin of ["https://evil.example", "null", `${laurel.url}0`]) {
    await assertRejects(() => openSocket(laurel.url, { cookie, origin }), Error);
  }
  await assertRejects(() => openSocket(laurel.url, {}), Error);
  await assertRejects(() => openSocket(laurel.url, { authorization: "Bearer lk_no" }), Error);
});
