import { createHash } from "node:crypto";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { ScoreMove } from "@/core/leaderboards/lead.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import type { OutgoingMessage } from "@/core/webhooks/messages.ts";
import type { OutboxRow } from "@/db/live/outbox.ts";

/** A message for subscribers, and the agent it is about. */
export interface News {
  /** The same for the same message, on whichever instance it is created. */
  readonly id: string;
  /** The agent's id; null when it is about no agent. */
  readonly agent: string | null;
  readonly message: OutgoingMessage;
}

/**
 * Returns the messages for subscribers in an outbox row.
 * @param now the time of messages that have no time of their own
 */
export function newsOf(row: OutboxRow, now: number): News[] {
  return row.messages.flatMap((one, index): News[] => {
    const place = `${row.position}/${index}`;
    switch (one.type) {
      case "level_up": {
        const timestamp = timeOf(row, one.data.agent.id) ?? iso(now);
        return [news(one.data.agent.id, { type: "level_up", timestamp, data: one.data }, place)];
      }
      case "achievement": {
        const { time, ...data } = one.data;
        return [
          news(data.agent.id, { type: "achievement_earned", timestamp: time, data }, place),
        ];
      }
      case "challenge": {
        const { agent, challenge, progress, pointsEarned } = one.data;
        // Sent when it is paid: the challenge is settled and won. Before that, progress can still
        // be reversed.
        if (pointsEarned <= 0) return [];
        const timestamp = timeOf(row, agent.id, "challenge_completed") ?? iso(now);
        const data = { agent, challenge, progress, pointsEarned };
        // Paid again after a correction: it is the same win, so it keeps its id.
        const what = `challenge/${challenge.id}/${agent.id}`;
        return [{
          id: messageId(what),
          agent: agent.id,
          message: { type: "challenge_completed", timestamp, data },
        }];
      }
      default:
        return [];
    }
  });
}

function news(agent: string, message: OutgoingMessage, place: string): News {
  // The id includes the content, because a restored database gives out the same positions again.
  return { id: messageId(`${place}/${JSON.stringify(message)}`), agent, message };
}

/**
 * Returns an id for `webhook-id`. It has no dot, because dots separate the parts of the signed
 * text.
 */
export function messageId(what: string): string {
  return `msg_${createHash("sha256").update(what).digest("base64url").slice(0, 27)}`;
}

/** Returns the time of the agent's newest work in the row, of one type if given. */
function timeOf(row: OutboxRow, agent: string, type?: string): string | undefined {
  let newest: string | undefined;
  for (const one of row.messages) {
    if (one.type !== "points" || one.agent !== agent) continue;
    for (const entry of one.data.entries) {
      if (type !== undefined && entry.type !== type) continue;
      if (newest === undefined || entry.time > newest) newest = entry.time;
    }
  }
  return newest;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

/** Returns how scores changed on the board of one period, in the order of the rows. */
export function movesOn(
  rows: readonly OutboxRow[],
  kind: PeriodKind,
  start: Day,
): ScoreMove[] {
  const moves: ScoreMove[] = [];
  for (const { messages } of rows) {
    for (const one of messages) {
      if (one.type !== "leaderboard") continue;
      for (const { agent, scores } of one.data.changes) {
        const score = scores[kind]?.find((score) => score.start === start);
        if (score) moves.push({ agent: agent.id, points: score.points });
      }
    }
  }
  return moves;
}

/** Whether rows may contain messages for subscribers. */
export function mayBeNews(rows: readonly OutboxRow[]): boolean {
  return rows.some(({ messages }) => messages.some(({ type }) => TYPES_FOR_SUBSCRIBERS.has(type)));
}

const TYPES_FOR_SUBSCRIBERS = new Set(["level_up", "achievement", "challenge", "leaderboard"]);
