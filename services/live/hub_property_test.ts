/**
 * For any rows, any sizes, any reading speed and any number of reconnections, a client gets all the
 * messages that it may see, in order.
 */
import { assert, assertEquals } from "@std/assert";
import { delay } from "@std/async/delay";
import fc from "fast-check";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import type { LiveFrame } from "@/core/live/messages.ts";
import { comparePositions, messageAt, parsePosition, positionAt } from "@/core/live/position.ts";
import { firstPosition, type OutboxMessage, type OutboxRow } from "@/db/live/outbox.ts";
import { until } from "@/testing/until.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { printErrors } from "@/testing/error_report.ts";
import { mayReceive } from "./audience.ts";
import { type Hub, type Membership, openHub } from "./hub.ts";
import { KEY, levelUp, person, recorder, relayed, scored } from "./testdata/feed.ts";

const LIMITS = { replay: 120, recent: 40, boardIntervalMilliseconds: 5 };
// More than fit into one board message.
const AGENTS = ["a", "b", "c", "d", ...Array.from({ length: 56 }, (_, n) => `z${n}`)];
const RUNS = Number(Deno.env.get("LAUREL_TEST_STORIES") ?? 60);
const ROW = { minLength: 1, maxLength: 30 };

/**
 * `post`: a row of messages; `read`: room for frames; `break`: the client reconnects; `restart`: a
 * new hub.
 */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ post: fc.array(fc.nat(2 * AGENTS.length - 1), ROW) }) },
  { weight: 5, arbitrary: fc.record({ read: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: fc.constant({ break: true }) },
  { weight: 1, arbitrary: fc.constant({ restart: true }) },
  { weight: 1, arbitrary: fc.constant({ wait: true }) },
);
const viewer = fc.constantFrom<Viewer>(KEY, person("agent", "a"), person("manager", null, "north"));

/** A client that follows the hub over any number of connections. */
class Follower {
  readonly frames: LiveFrame[] = [];
  readonly start: number;
  #id: string;
  #now!: ReturnType<typeof recorder>;
  #membership!: Membership;

  constructor(readonly viewer: Viewer, hub: Hub) {
    this.start = hub.position;
    this.#id = positionAt(hub.position);
    this.join(hub, 3);
  }

  join(hub: Hub, room: number) {
    this.#now = recorder(this.viewer, room);
    this.#membership = hub.join(this.#now, parsePosition(this.#id));
  }

  leave() {
    this.#membership.leave();
    const { frames, id } = this.#now;
    for (const frame of frames) {
      // Every frame advances the position, so each attempt makes progress.
      const isFurther = comparePositions(frame.id, this.#id) > 0;
      assert(isFurther || frame.type === "sync", `${frame.id} after ${this.#id}`);
      this.#id = frame.id;
    }
    if (id !== null) this.#id = id;
    this.frames.push(...frames);
  }

  read(frames: number) {
    this.#now.room = Math.max(this.#now.room, 0) + frames;
    this.#membership.resume();
  }

  async finish(hub: Hub) {
    this.#now.room = Infinity;
    // The client is current, and no board changes wait to be sent.
    await until(() => this.#membership.isCurrent && hub.id === positionAt(hub.position));
    this.leave();
  }
}

function assertComplete({ viewer, frames, start }: Follower, rows: readonly OutboxRow[]): void {
  // After a sync message the client has reloaded the state, up to that position.
  const lastSync = frames.findLastIndex(({ type }) => type === "sync");
  const from = lastSync < 0 ? start : messageAt(frames[lastSync]!.id);
  const news = frames.slice(lastSync + 1);
  const all = rows.flatMap((row) =>
    row.messages.map((message, index) => ({ message, at: firstPosition(row) + index }))
  ).filter(({ at }) => at > from);
  assertEquals(
    news.flatMap((frame) => frame.type === "level_up" ? [[messageAt(frame.id), frame.data]] : []),
    all.flatMap(({ message, at }) =>
      message.type === "level_up" && mayReceive(viewer, message) ? [[at, message.data]] : []
    ),
  );
  assertEquals(
    newest(news.flatMap((frame) => frame.type === "leaderboard" ? [frame.data] : [])),
    newest(all.flatMap(({ message }) => message.type === "leaderboard" ? [message.data] : [])),
  );
}

type Boards = Extract<OutboxMessage, { readonly type: "leaderboard" }>["data"];

function newest(boards: readonly Boards[]): Record<string, number> {
  const scores = boards.flatMap(({ changes }) =>
    changes.map(({ agent, scores }) => [agent.id, scores.all![0]!.points] as const)
  );
  return Object.fromEntries(scores.sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
}

forEachDatabase(
  "hub - after random events, every client has all messages in order",
  async ({ db }: TestDatabase) => {
    let counter = 0;
    const messageOfKind = (kind: number): OutboxMessage => {
      const agent = AGENTS[kind % AGENTS.length]!;
      counter++;
      return kind < AGENTS.length
        ? levelUp(agent, agent < "c" ? "north" : "south", counter)
        : scored(agent, counter);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), viewer, async (steps, viewer) => {
        const rows: OutboxRow[] = [];
        let hub = await openHub(db, printErrors, LIMITS);
        const follower = new Follower(viewer, hub);
        try {
          for (const step of steps) {
            if ("post" in step) {
              const posted = await relayed(db, step.post.map(messageOfKind));
              rows.push(...posted);
              hub.deliver(posted);
            } else if ("read" in step) {
              follower.read(step.read);
            } else if ("wait" in step) {
              await delay(2 * LIMITS.boardIntervalMilliseconds);
            } else {
              follower.leave();
              if ("restart" in step) {
                hub.close();
                hub = await openHub(db, printErrors, LIMITS);
              }
              follower.join(hub, 2);
            }
          }
          await follower.finish(hub);
          assertComplete(follower, rows);
        } finally {
          hub.close();
        }
      }),
      { numRuns: RUNS },
    );
  },
);
