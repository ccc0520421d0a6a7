import type { Kysely } from "kysely";
import type { DeskData } from "../core/desk.ts";
import { PERIOD_KINDS } from "../core/leaderboard.ts";
import { getRelayPosition } from "../db/outbox.ts";
import type { Schema } from "../db/schema.ts";
import type { Agents } from "./agents.ts";
import type { Person } from "./identity.ts";
import type { Leaderboards } from "./leaderboards/mod.ts";

/** Reads what the desk's first paint needs. */
export interface Desk {
  load(person: Person): Promise<DeskData>;
}

const FEED_LENGTH = 30;
const BOARD_LENGTH = 50;

/** Opens the desk's reads. */
export function openDesk(
  { db, agents, leaderboards, timeZone }: {
    db: Kysely<Schema>;
    agents: Agents;
    leaderboards: Leaderboards;
    timeZone: string;
  },
): Desk {
  return {
    async load(person) {
      // Read first: whatever changes while the rest is read comes again on the live stream.
      const position = await getRelayPosition(db);
      const me = person.agent;
      const [agent, feed, ...boards] = await Promise.all([
        me === null ? undefined : agents.forDesk(me),
        me === null ? [] : agents.history(person, me, { limit: FEED_LENGTH, before: null }),
        ...PERIOD_KINDS.map((kind) => leaderboards.read({ kind, me, limit: BOARD_LENGTH })),
      ]);
      return {
        agent: agent ?? null,
        feed: feed ?? [],
        boards: Object.fromEntries(
          PERIOD_KINDS.map((kind, index) => [kind, boards[index]!.board]),
        ) as DeskData["boards"],
        position: String(position),
        timeZone,
        today: leaderboards.today(),
      };
    },
  };
}
