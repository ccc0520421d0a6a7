import type { Kysely } from "kysely";
import type { SyncMessage } from "../../core/live.ts";
import {
  findOldestPosition,
  getRelayPosition,
  listOutbox,
  type OutboxRow,
} from "../../db/outbox.ts";
import type { Schema } from "../../db/schema.ts";
import type { Viewer } from "../identity.ts";
import type { Log } from "../log.ts";
import { mayReceive } from "./audience.ts";
import { createBoardCoalescer } from "./coalescer.ts";
import { createFrame, type Frame } from "./frames.ts";

/** Where a client's messages go. */
export interface Client {
  readonly viewer: Viewer;
  /** Sends a frame; `position` is set on the last message of an outbox row. */
  send(frame: Frame, position: number | null): void;
  /** Ends the connection, because the instance stops; the client comes again elsewhere. */
  end(): void;
}

/** Hands the messages of the outbox to the clients of this instance. */
export interface Hub {
  /** The last position that was handed on. */
  readonly position: number;
  readonly clients: number;
  /** Takes rows from the relay or from Redis, in any order; gaps are read from the database. */
  deliver(rows: readonly OutboxRow[]): void;
  /** Reads what the relay has put in order but nobody told of. */
  catchUp(): Promise<void>;
  /**
   * Adds a client; with `after`, what came after that position is sent first.
   * @returns a function that removes it
   */
  join(client: Client, after: number | null): Promise<() => void>;
  /** Ends all connections. */
  close(): void;
}

// What a reconnecting client may be behind; further back it reloads its state.
const MAX_REPLAY = 1_000;
const PAGE = 200;
// Board messages are collected for a moment, so a client can have a row's position without them.
const BOARD_LOOKBACK = 200;
const BOARD_INTERVAL_MS = 250;

interface Member {
  readonly client: Client;
  /** The client has everything up to here. */
  after: number;
  /** Rows that arrive while older ones are still being replayed; null afterwards. */
  held: OutboxRow[] | null;
}

/** Opens the hub at the relay's present position. */
export async function openHub(db: Kysely<Schema>, log: Log): Promise<Hub> {
  const members = new Set<Member>();
  let position = await getRelayPosition(db);
  let catchingUp: Promise<void> | null = null;
  let isBehind = false;
  const boards = createBoardCoalescer((message) => {
    const frame = createFrame("leaderboard", message);
    // Who is still being sent older scores must not get newer ones before them.
    for (const { client, held } of members) if (!held) client.send(frame, null);
  }, BOARD_INTERVAL_MS);

  function hand(row: OutboxRow) {
    position = row.position;
    const frames = framesOf(row);
    for (const member of members) {
      if (member.held) member.held.push(row);
      else sendRow(member, row, frames);
    }
    for (const message of row.messages) {
      if (message.type === "leaderboard") boards.add(message.data);
    }
  }

  function deliver(rows: readonly OutboxRow[]) {
    for (const row of rows) {
      if (row.position <= position) continue;
      if (row.position > position + 1) return void catchUp();
      hand(row);
    }
  }

  function catchUp(): Promise<void> {
    isBehind = true;
    catchingUp ??= readOn().catch((error) => log.warn("live messages could not be read", { error }))
      .finally(() => catchingUp = null);
    return catchingUp;
  }

  async function readOn() {
    // Asked again meanwhile: the page that was being read may not have held the newest rows.
    while (isBehind) {
      isBehind = false;
      const rows = await listOutbox(db, position, PAGE);
      const next = rows[0]?.position ?? 0;
      if (next > position + 1) skipTo(next - 1);
      deliver(rows);
      if (rows.length === PAGE) isBehind = true;
    }
  }

  /** Goes on behind rows that were pruned before this instance saw them. */
  function skipTo(newPosition: number) {
    position = newPosition;
    const frame = createFrame("sync", { reason: "too_old" });
    for (const { client } of members) client.send(frame, position);
  }

  async function join(client: Client, after: number | null): Promise<() => void> {
    const member: Member = { client, after: after ?? 0, held: [] };
    members.add(member);
    try {
      if (after !== null) await replay(member);
      for (const row of member.held ?? []) {
        sendRow(member, row, framesOf(row));
        sendBoards(client, row);
      }
      member.held = null;
    } catch (error) {
      members.delete(member);
      throw error;
    }
    return () => void members.delete(member);
  }

  /** Sends what came after a position and up to now; later rows are held meanwhile. */
  async function replay(member: Member): Promise<void> {
    const { client, after } = member;
    const until = position;
    const lost = await lostReason(after, until);
    if (lost) {
      // Its position means nothing here: it goes on from this one.
      member.after = until;
      return client.send(createFrame("sync", { reason: lost }), until);
    }
    for (let from = Math.max(0, after - BOARD_LOOKBACK); from < until;) {
      const rows = await listOutbox(db, from, PAGE);
      for (const row of rows.filter((row) => row.position <= until)) {
        sendRow(member, row, framesOf(row));
        sendBoards(client, row);
      }
      if (rows.length === 0) return;
      from = rows.at(-1)!.position;
    }
  }

  async function lostReason(
    after: number,
    until: number,
  ): Promise<SyncMessage["reason"] | undefined> {
    if (after > until && after > await getRelayPosition(db)) return "unknown_position";
    if (until - after > MAX_REPLAY) return "too_old";
    if (after >= until) return undefined;
    const oldest = await findOldestPosition(db);
    return oldest === null || oldest > after + 1 ? "too_old" : undefined;
  }

  return {
    get position() {
      return position;
    },
    get clients() {
      return members.size;
    },
    deliver,
    catchUp,
    join,
    close() {
      boards.stop();
      for (const { client } of [...members]) client.end();
    },
  };
}

interface MessageFrame {
  readonly message: OutboxRow["messages"][number];
  readonly frame: Frame;
}

function framesOf(row: OutboxRow): MessageFrame[] {
  // Board changes go to everybody, collected; see the coalescer.
  return row.messages.filter((message) => message.type !== "leaderboard")
    .map((message) => ({ message, frame: createFrame(message.type, message.data) }));
}

function sendRow({ client, after }: Member, row: OutboxRow, frames: readonly MessageFrame[]) {
  // A client can come from an instance that was ahead of this one.
  if (row.position <= after) return;
  const own = frames.filter(({ message }) => mayReceive(client.viewer, message));
  own.forEach(({ frame }, index) => {
    // Only the last message moves the client's position on: a connection that breaks in the middle
    // of a row gets the whole row again.
    client.send(frame, index === own.length - 1 ? row.position : null);
  });
}

function sendBoards(client: Client, row: OutboxRow) {
  for (const message of row.messages) {
    if (message.type !== "leaderboard") continue;
    client.send(createFrame("leaderboard", message.data), null);
  }
}
