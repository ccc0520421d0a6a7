import type { Kysely } from "kysely";
import { addDays, localDay } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import type { SceneInput } from "@/core/wall_links.ts";
import {
  type BigMoment,
  CELEBRATED_TIER,
  type WallScene,
  type WallShow,
} from "@/core/wall_show.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findTeamNames, type WallLinkRecord } from "@/db/wall_links.ts";
import { listBigNews, listUnlocks, sumPointsByDay } from "@/db/wall_show.ts";
import type { Challenges } from "./challenges/mod.ts";
import type { Leaderboards } from "./leaderboards/mod.ts";

interface Parts {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly leaderboards: Pick<Leaderboards, "read">;
  readonly challenges: Pick<Challenges, "races">;
  /** The organization's time zone. */
  readonly timeZone: string;
}

/** How many rows of a board are read from across a room. */
const MAX_ENTRIES = 8;
const MAX_UNLOCKS = 6;
const UNLOCK_DAYS = 14;
const DAYS = 8;
const NEWS_MILLISECONDS = 120_000;
/** The newest live messages that are searched for moments. */
const NEWS_POSITIONS = 5_000;
const MAX_NEWS = 20;

/** Reads what a screen shows now. */
export async function readShow(parts: Parts, link: WallLinkRecord): Promise<WallShow> {
  const now = parts.clock();
  const wanted = link.scenes.flatMap(({ team }) => team ?? []);
  const names = await findTeamNames(parts.db, wanted);
  // The scenes of a team that is gone go with it.
  const scenes = link.scenes.filter(({ team }) => team === null || names.has(team));
  const shown = await Promise.all(scenes.map((scene) => {
    const common = {
      team: scene.team === null ? null : names.get(scene.team)!,
      seconds: scene.seconds,
    };
    return readScene(parts, scene, common, now);
  }));
  const found = shown.flat();
  return {
    title: link.name,
    language: link.language,
    timeZone: parts.timeZone,
    // Before anything has happened, an empty board says what will be there.
    scenes: found.length > 0 ? found : [
      await boardOf(parts, { period: "week", team: null }, {
        team: null,
        seconds: 20,
      }),
    ],
    moments: await readMoments(parts.db, scenes, now),
    readAt: new Date(now).toISOString(),
  };
}

interface Common {
  readonly team: string | null;
  readonly seconds: number;
}

/** Reads a scene; a scene with nothing in it is left out, and each challenge is one of its own. */
async function readScene(
  parts: Parts,
  scene: SceneInput,
  common: Common,
  now: number,
): Promise<readonly WallScene[]> {
  const { db, timeZone } = parts;
  const { team } = scene;
  const today = localDay(now, timeZone);
  switch (scene.kind) {
    case "board":
      return [await boardOf(parts, scene, common)];
    case "unlocks": {
      const since = addDays(today, -UNLOCK_DAYS);
      const unlocks = await listUnlocks(db, { team, since, limit: MAX_UNLOCKS });
      if (unlocks.length === 0) return [];
      const entries = unlocks.map((one) => ({ ...one, time: one.time.toISOString() }));
      return [{ kind: "unlocks", ...common, entries }];
    }
    case "challenges":
      return (await parts.challenges.races(team)).map((race) => ({
        kind: "challenge",
        ...common,
        title: race.title,
        contest: race.kind,
        target: race.target,
        endsAt: race.endsAt.toISOString(),
        standings: race.standings.map(({ position, name, progress, completedAt }) => ({
          position,
          name,
          progress,
          isCompleted: completedAt !== null,
        })),
      }));
    case "points": {
      const from = addDays(today, 1 - DAYS);
      const sums = await sumPointsByDay(db, { team, from });
      if (sums.size === 0) return [];
      const days = Array.from({ length: DAYS }, (_, i) => addDays(from, i))
        .map((day) => ({ day, points: sums.get(day) ?? 0 }));
      return [{ kind: "points", ...common, days }];
    }
  }
}

async function boardOf(
  { leaderboards }: Pick<Parts, "leaderboards">,
  { period: kind, team }: Pick<SceneInput, "period" | "team">,
  common: Common,
): Promise<WallScene> {
  const { board } = await leaderboards.read({ kind, team, limit: MAX_ENTRIES });
  const { start, end } = board.period;
  const entries = board.entries.map(({ position, rank, agent, points }) => ({
    position,
    rank,
    name: agent.name,
    points,
  }));
  return { kind: "board", ...common, period: { kind, start, end }, entries };
}

/** Reads what is celebrated: news of everybody whose team one of the scenes shows. */
async function readMoments(
  db: Kysely<Schema>,
  scenes: readonly SceneInput[],
  now: number,
): Promise<readonly BigMoment[]> {
  const news = await listBigNews(db, {
    since: new Date(now - NEWS_MILLISECONDS),
    tier: CELEBRATED_TIER,
    atMost: NEWS_POSITIONS,
    limit: MAX_NEWS,
  });
  const teams = new Set(scenes.map(({ team }) => team));
  return news.filter(({ team }) => teams.has(null) || teams.has(team))
    .map(({ team: _, ...moment }) => moment);
}
