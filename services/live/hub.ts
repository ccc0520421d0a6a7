import type { Kysely } from "kysely";
import { LRUCache } from "lru-cache";
import type { SyncMessage } from "@/core/live/messages.ts";
import { formatPosition, type LivePosition, positionAt } from "@/core/live/position.ts";
import { firstPosition, getRelayPosition, listOutbox, type OutboxRow } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Log } from "@/services/platform/log.ts";
import { mayReceive } from "./audience.ts";
import { BoardChanges } from "./board_changes.ts";
import { AGENTS_IN_MESSAGE, sendMissed } from "./catch_up.ts";
import type { Client } from "./client.ts";
import { createFrame, type Frame } from "./frames.ts";
import { RecentRows } from "./recent_rows.ts";

/** Sends the messages of the outbox to the clients of this instance. */
export interface Hub {
  /** The position of the last message that was sent. */
  readonly position: number;
  /** The event id for a connection that is current. */
  readonly id: string;
  readonly clients: number;
  /**
   * Accepts rows from the relay or from Redis, in any order. Missing rows are read from the
   * database.
   */
  deliver(rows: readonly OutboxRow[]): void;
  /** Reads rows that were relayed but not announced to this instance. */
  catchUp(): Promise<void>;
  /** Adds a client. With `after`, the messages after that position are sent first. */
  join(client: Client, after: LivePosition | null): Membership;
  /** Ends all connections. */
  close(): void;
}

/** The membership of a client in the hub. */
export interface Membership {
  /** Whether all messages were sent to the client. */
  readonly isCurrent: boolean;
  /**
   * Continues sending to a client that has room again. The hub also checks that itself, but later.
   */
  resume(): void;
  leave(): void;
}

/** How much the hub keeps, and how often it sends boards. */
export interface HubLimits {
  /**
   * The maximum number of messages that a client may be behind; a client further behind reloads its
   * state.
   */
  readonly replay: number;
  /** How many bookings and board changes are kept in memory for clients that are behind. */
  readonly recent: number;
  /** The minimum time between two messages about boards. */
  readonly boardIntervalMilliseconds: number;
}

export const HUB_LIMITS: HubLimits = {
  replay: 5_000,
  recent: 20_000, // some 10 MB
  boardIntervalMilliseconds: 250,
};
const PAGE = 100;
/** Board changes are collected for at most this number of messages. */
const BOARD_MESSAGES = 5_000;
/** How often the hub continues with clients that are behind. */
const RESUME_MILLISECONDS = 20;

interface Member {
  readonly client: Client;
  /** The position of a client that is behind; null when the client is current. */
  behind: LivePosition | null;
  wasCurrent: boolean;
  /**
   * Whether the client's position, which is ahead of this instance, was really given out by the
   * relay.
   */
  isKnown: boolean;
  isBusy: boolean;
}

/** Opens the hub at the relay's current position. */
export async function openHub(
  db: Kysely<Schema>,
  log: Log,
  limits: HubLimits = HUB_LIMITS,
): Promise<Hub> {
  const members = new Set<Member>();
  const current = new Set<Member>();
  const behind = new Set<Member>();
  const recent = new RecentRows(limits.recent);
  // After a restart all clients reconnect with the same position, so they share one read.
  const pages = new LRUCache<number, Promise<OutboxRow[]>>({ max: 8, ttl: 1_000 });
  const boards = new BoardChanges();
  let position = await getRelayPosition(db);
  /** Board changes up to this position were sent to the clients that are current. */
  let sentBoards = position;
  let boardTimer: ReturnType<typeof setTimeout> | undefined;
  let resumeTimer: ReturnType<typeof setInterval> | undefined;
  let catchingUp: Promise<void> | null = null;
  let isBehind = false;
  let isClosed = false;

  function sendRow(row: OutboxRow) {
    recent.add(row);
    let at = firstPosition(row) - 1;
    for (const message of row.messages) {
      at++;
      if (at <= position) continue;
      const before = { boards: sentBoards, messages: position };
      position = at;
      if (message.type === "leaderboard") {
        boards.add(message.data, at);
        if (boardTimer === undefined || at - sentBoards >= BOARD_MESSAGES) sendBoards();
        continue;
      }
      if (boards.size === 0) sentBoards = at;
      const frame = createFrame(message.type, message.data);
      const id = formatPosition({ boards: sentBoards, messages: at });
      for (const member of current) {
        if (mayReceive(member.client.viewer, message)) send(member, frame, id, before);
      }
    }
    position = row.position;
    if (boards.size === 0) sentBoards = position;
  }

  /** Sends board changes now if none were sent during the interval; otherwise at its end. */
  function sendBoards() {
    clearTimeout(boardTimer);
    boardTimer = undefined;
    if (boards.size === 0) return;
    boardTimer = setTimeout(sendBoards, limits.boardIntervalMilliseconds);
    let before = { boards: sentBoards, messages: position };
    sentBoards = position;
    for (const { message, until } of boards.take(AGENTS_IN_MESSAGE, position)) {
      const after = { boards: until, messages: position };
      const frame = createFrame("leaderboard", message);
      const id = formatPosition(after);
      for (const member of current) send(member, frame, id, before);
      before = after;
    }
  }

  /** Sends to a client that is current. When it has no room, it is behind from here on. */
  function send(member: Member, frame: Frame, id: string, before: LivePosition) {
    if (member.client.hasRoom()) return member.client.send(frame, id);
    current.delete(member);
    member.wasCurrent = true;
    fallBehind(member, before);
  }

  function fallBehind(member: Member, at: LivePosition) {
    member.behind = at;
    behind.add(member);
    resumeTimer ??= setInterval(() => {
      for (const one of behind) void resume(one);
      if (behind.size > 0) return;
      clearInterval(resumeTimer);
      resumeTimer = undefined;
    }, RESUME_MILLISECONDS);
  }

  /** Sends to a client while it has room, until it is current. */
  async function resume(member: Member) {
    if (member.isBusy) return;
    member.isBusy = true;
    try {
      while (behind.has(member) && member.client.hasRoom()) {
        if (!await step(member, member.behind!)) break;
      }
    } catch (error) {
      // The database did not answer: end the connection, so that the client reconnects with the
      // same position.
      log.debug("a live connection ends, because what it missed could not be read", { error });
      if (members.has(member)) member.client.end();
    } finally {
      member.isBusy = false;
    }
  }

  /** Does one step for a client that is behind; false when nothing can be done for it now. */
  async function step(member: Member, at: LivePosition): Promise<boolean> {
    if (at.messages > position) {
      // The client comes from an instance that is ahead of this one, or from another database.
      if (member.isKnown) return false;
      member.isKnown = at.messages <= await getRelayPosition(db);
      return member.isKnown || at.messages <= position || sendSync(member, "unknown_position");
    }
    if (at.messages === position && at.boards === sentBoards) {
      behind.delete(member);
      member.behind = null;
      current.add(member);
      member.client.onCurrent(formatPosition({ boards: sentBoards, messages: position }));
      return true;
    }
    // The client got newer boards from another instance. It is current when this hub has sent those
    // too.
    const hasBoards = at.boards >= sentBoards;
    if (at.messages === position && hasBoards) return false;
    const tooMuch = member.wasCurrent ? "too_slow" : "too_old";
    const after = hasBoards ? at.messages : at.boards;
    if (position - after > limits.replay) return sendSync(member, tooMuch);
    const rows = recent.after(after, PAGE) ?? await readPage(after);
    if (!behind.has(member)) return false;
    const known = rows.filter((row) => row.position <= position);
    if (known.length === 0 || firstPosition(known[0]!) > after + 1) {
      return sendSync(member, tooMuch); // The rows were pruned.
    }
    // Boards may have been sent during the read. Then the rows start too late for this client.
    if (hasBoards && at.boards < sentBoards) return true;
    member.behind = sendMissed(member.client, at, known, sentBoards);
    return true;
  }

  function readPage(after: number): Promise<OutboxRow[]> {
    const known = pages.get(after);
    if (known) return known;
    const page = listOutbox(db, after, PAGE);
    pages.set(after, page);
    // Do not cache an empty page or an error: both can be outdated a moment later.
    page.then(({ length }) => length === 0 && pages.delete(after), () => pages.delete(after));
    return page;
  }

  /** Makes a client reload its state; its messages continue from here. */
  function sendSync(member: Member, reason: SyncMessage["reason"]): true {
    if (!behind.has(member)) return true;
    member.behind = { boards: position, messages: position };
    member.client.send(createFrame("sync", { reason }), positionAt(position));
    return true;
  }

  function deliver(rows: readonly OutboxRow[]) {
    for (const row of isClosed ? [] : rows) {
      if (row.position <= position) continue;
      if (firstPosition(row) > position + 1) return void catchUp();
      sendRow(row);
    }
  }

  function catchUp(): Promise<void> {
    isBehind = true;
    catchingUp ??= readOn().catch((error) => log.warn("live messages could not be read", { error }))
      .finally(() => catchingUp = null);
    return catchingUp;
  }

  async function readOn() {
    // `catchUp` was called again during the read, so the page may not contain the newest rows.
    while (isBehind) {
      isBehind = false;
      const rows = await listOutbox(db, position, PAGE);
      const next = rows[0] ? firstPosition(rows[0]) : 0;
      if (next > position + 1) skipTo(next - 1);
      deliver(rows);
      if (rows.length === PAGE) isBehind = true;
    }
  }

  /** Skips rows that were pruned before this instance read them. */
  function skipTo(newPosition: number) {
    const before = { boards: sentBoards, messages: position };
    position = sentBoards = newPosition;
    recent.clear();
    const frame = createFrame("sync", { reason: "too_old" });
    for (const member of current) send(member, frame, positionAt(position), before);
  }

  return {
    get position() {
      return position;
    },
    get id() {
      return formatPosition({ boards: sentBoards, messages: position });
    },
    get clients() {
      return members.size;
    },
    deliver,
    catchUp,
    join(client, after) {
      const member: Member = {
        client,
        behind: null,
        wasCurrent: false,
        isKnown: false,
        isBusy: false,
      };
      members.add(member);
      fallBehind(member, after ?? { boards: sentBoards, messages: position });
      void resume(member);
      return {
        get isCurrent() {
          return current.has(member);
        },
        resume: () => void resume(member),
        leave() {
          for (const set of [members, current, behind]) set.delete(member);
        },
      };
    },
    close() {
      isClosed = true;
      clearTimeout(boardTimer);
      clearInterval(resumeTimer);
      for (const { client } of [...members]) client.end();
    },
  };
}
