/** Rows of the outbox and clients of a hub, for tests of live delivery. */
import type { Kysely } from "kysely";
import type { LiveFrame } from "@/core/live/messages.ts";
import { parsePosition } from "@/core/live/position.ts";
import {
  assignPositions,
  insertOutbox,
  type OutboxMessage,
  type OutboxRow,
  saveRelayPosition,
  tryLockRelay,
} from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Person, Viewer } from "@/services/auth/identity.ts";
import type { Client } from "@/services/live/client.ts";
import type { Frame } from "@/services/live/frames.ts";
import { keyViewer, personViewer } from "@/testing/viewers.ts";

/** A key that may read everything. */
export const KEY = keyViewer("read");

export const person = (role: Person["role"], agent: string | null, ...teams: string[]) =>
  personViewer({ role, agent, teams });

export function levelUp(id: string, team: string | null = null, level = 2): OutboxMessage {
  const data = {
    agent: { id, name: id },
    previousLevel: level - 1,
    level,
    previousRank: "Rookie" as const,
    rank: "Rookie" as const,
  };
  return { type: "level_up", agent: id, team, data };
}

export function scored(id: string, points: number): OutboxMessage {
  const all = [{ start: "1970-01-01", points, reachedAt: "2026-11-20T12:00:00.000Z" }];
  const changes = [{ agent: { id, name: id, team: null }, scores: { all } }];
  return { type: "leaderboard", agent: null, team: null, data: { changes } };
}

/** Stores rows and gives them positions, as a relay does before it sends them to the hub. */
export function relayed(
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

/** A client that records what it gets, and has room for as many frames as the test allows. */
class Recorder implements Client {
  readonly frames: LiveFrame[] = [];
  /** The last id that arrived. */
  id: string | null = null;
  isCurrent = false;
  hasEnded = false;

  constructor(readonly viewer: Viewer, public room: number) {}

  hasRoom(): boolean {
    return this.room > 0;
  }
  send(frame: Frame, id: string): void {
    this.room--;
    this.id = id;
    this.frames.push(JSON.parse(frame.text(id)));
  }
  onCurrent(id: string): void {
    this.id = id;
    this.isCurrent = true;
  }
  end(): void {
    this.hasEnded = true;
  }
  /** Returns what arrived, one line per frame: the position, the type, and the agent. */
  get heard(): string[] {
    return this.frames.map(lineOf);
  }
}

export const recorder = (viewer: Viewer = KEY, room = Infinity) => new Recorder(viewer, room);

function lineOf(frame: LiveFrame): string {
  const { boards, messages } = parsePosition(frame.id);
  const at = boards === messages ? `${boards}` : `${boards}+${messages - boards}`;
  if (frame.type === "sync") return `${at} sync ${frame.data.reason}`;
  if (frame.type === "boost_end") return `${at} boost_end ${frame.data.boost}`;
  if (frame.type !== "leaderboard") return `${at} ${frame.type} ${frame.data.agent.id}`;
  const scores = frame.data.changes.map(({ agent, scores }) =>
    `${agent.id}=${scores.all?.[0]?.points}`
  );
  return `${at} leaderboard ${scores.join()}`;
}
