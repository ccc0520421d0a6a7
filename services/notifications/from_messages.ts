import type { LiveMessages } from "@/core/live/messages.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { NewRight } from "@/db/spins/rights.ts";
import type { NewNotification } from "./tell.ts";

/** Work that is older when it arrives is history, such as an import, and no news. */
const NEWS_MILLISECONDS = 86_400_000;

/** Rights to spin that an agent was granted. */
export interface GrantedRights {
  /** The agent's public id. */
  readonly agent: string;
  readonly rights: readonly Pick<NewRight, "ref">[];
}

/**
 * Returns what the live messages of a transaction, and the spins that it grants, tell agents.
 * @param now milliseconds since the epoch
 */
export function toldBy(
  messages: readonly OutboxMessage[],
  granted: readonly GrantedRights[],
  now: number,
): NewNotification[] {
  const old = agentsWithOldWork(messages, now);
  const told: NewNotification[] = [];
  for (const message of messages) {
    const one = toldByMessage(message);
    const isHistory = message.type === "level_up" || message.type === "achievement";
    if (one && !(isHistory && old.has(one.agent))) told.push({ ...one, at: now });
  }
  for (const { agent, rights } of granted) {
    if (old.has(agent)) continue;
    for (const { ref } of rights) {
      const earnedBy = ref.slice(0, ref.indexOf("/")) as "level" | "achievement" | "streak";
      told.push({ agent, kind: "spin", key: `spin/${ref}`, data: { earnedBy }, at: now });
    }
  }
  return told;
}

/** Returns the agents all of whose new entries are for work of a time long past. */
function agentsWithOldWork(messages: readonly OutboxMessage[], now: number): Set<string> {
  const old = new Set<string>();
  for (const message of messages) {
    if (message.type !== "points") continue;
    const { agent, entries } = message.data;
    if (entries.length === 0) continue;
    const isOld = entries.every(({ time }) => Date.parse(time) < now - NEWS_MILLISECONDS);
    if (isOld) old.add(agent.id);
  }
  return old;
}

type Untimed = NewNotification extends infer One
  ? One extends NewNotification ? Omit<One, "at"> : never
  : never;

function toldByMessage(message: OutboxMessage): Untimed | undefined {
  switch (message.type) {
    case "level_up": {
      const { agent, level, rank, previousRank } = message.data;
      const data = { level, rank, previousRank };
      return { agent: agent.id, kind: "level_up", key: `level/${level}`, data };
    }
    case "achievement": {
      const { agent, achievement, time } = message.data;
      const key = `achievement/${achievement.key}/${time}`;
      return { agent: agent.id, kind: "achievement", key, data: achievement };
    }
    case "challenge":
      return toldByChallenge(message.data);
    case "notification": {
      const { agent, kind, title, titles, points, reason, by, event, time } = message.data;
      const key = `change/${kind}/${event.source}/${event.id}/${time}`;
      const data = { change: kind, title, ...(titles ? { titles } : {}), points, reason, by };
      return { agent: agent.id, kind: "change", key, data };
    }
    default:
      return undefined;
  }
}

/** Only that a target is reached, and that a challenge is won, is told; progress is not. */
function toldByChallenge(
  { agent, challenge: { id, title, titles }, isCompleted, pointsEarned }: LiveMessages["challenge"],
): Untimed | undefined {
  if (!isCompleted && pointsEarned === 0) return undefined;
  const key = `challenge/${id}/${pointsEarned > 0 ? "won" : "reached"}`;
  const data = { id, title, ...(titles ? { titles } : {}), pointsEarned };
  return { agent: agent.id, kind: "challenge", key, data };
}
