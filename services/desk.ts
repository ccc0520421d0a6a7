import type { Kysely } from "kysely";
import type { Language } from "@/core/language.ts";
import { boostPhrase } from "@/core/rules/boost_phrase.ts";
import type { Clock } from "@/core/clock.ts";
import { summarizeAchievements } from "@/core/achievements/summary.ts";
import type { DeskBoost, DeskData, DeskRewards } from "@/core/desk.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import { positionAt } from "@/core/live/position.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { getRelayPosition } from "@/db/live/outbox.ts";
import { findAgentPictures } from "@/db/pictures.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { listBoostsOf } from "@/db/rules/boosts.ts";
import { countRights } from "@/db/spins/rights.ts";
import type { Achievements } from "./achievements/mod.ts";
import type { Agents } from "./agents/mod.ts";
import type { Challenges } from "./challenges/mod.ts";
import type { Person } from "./auth/identity.ts";
import type { NotificationCenter } from "./notifications/mod.ts";
import type { Leave } from "./leave/mod.ts";
import type { Leaderboards } from "./leaderboards/mod.ts";

/** Reads what the desk shows on its first paint. */
export interface Desk {
  load(person: Person, language?: Language): Promise<DeskData>;
}

const FEED_LENGTH = 30;
const BOARD_LENGTH = 50;
/**
 * The maximum number of challenges read, those that end last first. Closed ones are then left out.
 */
const MAX_CHALLENGES = 50;
/** A desk that stays open knows the boosts of its next day. */
const BOOSTS_AHEAD_MILLISECONDS = 86_400_000;

/** Opens the reads of the desk. */
export function openDesk(
  { db, clock, agents, achievements, challenges, leaderboards, leave, notifications, timeZone }: {
    db: Kysely<Schema>;
    clock: Clock;
    agents: Agents;
    achievements: Pick<Achievements, "forAgent" | "list">;
    challenges: Pick<Challenges, "ofAgent">;
    leaderboards: Leaderboards;
    leave: Pick<Leave, "away">;
    notifications: Pick<NotificationCenter, "forDesk">;
    timeZone: string;
  },
): Desk {
  async function rewardsOf(
    person: Person,
    me: string,
    language: Language,
  ): Promise<DeskRewards> {
    const agent = await findAgent(db, me);
    const [earned, all, taken, spinRights] = await Promise.all([
      achievements.forAgent(person, me, language),
      achievements.list(),
      challenges.ofAgent(person, me, { limit: MAX_CHALLENGES, after: null }),
      agent ? countRights(db, agent.rowId) : 0,
    ]);
    const shown = new Set(earned?.map(({ key }) => key));
    const today = leaderboards.today();
    const isOpen = (retiredFrom: string | null) => retiredFrom === null || retiredFrom > today;
    return {
      achievements: {
        ...summarizeAchievements(earned ?? []),
        secrets:
          all.filter(({ key, secret, retiredFrom }) =>
            secret && isOpen(retiredFrom) && !shown.has(key)
          ).length,
      },
      challenges: (taken ?? []).filter(({ state }) => state !== "closed" && state !== "canceled")
        .reverse(),
      spinRights,
    };
  }

  async function boostsOf(me: string, language: Language): Promise<DeskBoost[]> {
    const from = clock();
    const found = await listBoostsOf(db, me, { from, to: from + BOOSTS_AHEAD_MILLISECONDS });
    return found.map(({ id, startsAt, endsAt, titles, ...boost }) => ({
      id,
      text: boostPhrase(boost, titles, language),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    }));
  }

  return {
    async load(person, language = "en") {
      // Read the position first: a change that happens during the other reads is then sent again on
      // the live stream.
      const position = await getRelayPosition(db);
      const me = person.agent;
      const [agent, rewards, boosts, feed, told, away, ...boards] = await Promise.all([
        me === null ? undefined : agents.forDesk(me),
        me === null ? null : rewardsOf(person, me, language),
        me === null ? [] : boostsOf(me, language),
        me === null ? [] : agents.feed(person, me, FEED_LENGTH),
        me === null ? null : notifications.forDesk(person),
        leave.away(person),
        ...PERIOD_KINDS.map((kind) => leaderboards.read({ kind, me, limit: BOARD_LENGTH })),
      ]);
      const shown = boards.flatMap(({ board: { entries, me } }) => me ? [...entries, me] : entries);
      const ids = [...new Set(shown.map(({ agent }) => agent.id))];
      const pictures = await findAgentPictures(db, ids);
      return {
        agent: agent ?? null,
        rewards: agent ? rewards : null,
        notifications: agent ? told : null,
        boosts,
        feed: feed ?? [],
        boards: Object.fromEntries(
          PERIOD_KINDS.map((kind, index) => [kind, boards[index]!.board]),
        ) as DeskData["boards"],
        away,
        pictures: Object.fromEntries(pictures),
        position: positionAt(position),
        timeZone,
        today: leaderboards.today(),
      };
    },
  };
}
