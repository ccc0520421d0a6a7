import type { Kysely } from "kysely";
import { addDays, dayStart } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import type { SceneInput, WallLanguage, WallLinkView } from "@/core/wall_links.ts";
import type { WallShow } from "@/core/wall_show.ts";
import {
  findTeamNames,
  findWallLink,
  findWallLinkByHash,
  holdTeams,
  insertWallLink,
  listWallLinks,
  lockWallLink,
  revokeWallLink,
  touchWallLink,
  updateWallLink,
  type WallLinkRecord,
} from "@/db/wall_links.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type Visit, visitorAddress } from "./auth/client_address.ts";
import { type ClientLimits, openClientLimit } from "./auth/client_limit.ts";
import { hashLinkToken, makeLinkToken } from "./auth/link_token.ts";
import type { Challenges } from "./challenges/mod.ts";
import type { Leaderboards } from "./leaderboards/mod.ts";
import { invalidField, unknownTeam } from "./problems/admin.ts";
import { refuseOutdated } from "./problems/edits.ts";
import { readShow } from "./wall_show.ts";

/** What an admin decides about a wall link. */
interface WallLinkDraft {
  readonly name: string;
  readonly scenes: readonly SceneInput[];
  readonly language: WallLanguage;
  /** When it stops to work, or the last day on which it works, ISO 8601; null: never. */
  readonly expiresAt: string | null;
}

/** What a visit of a wall link gets. */
export type WallVisit =
  | { readonly ok: true; readonly show: WallShow }
  | { readonly ok: false; readonly reason: "unknown" }
  | { readonly ok: false; readonly reason: "rate_limited"; readonly retryAfter: number };

/** Links to boards that a screen shows without an account. */
export interface WallLinks {
  list(page: { readonly limit: number; readonly before: number | null }): Promise<WallLinkView[]>;
  find(id: number): Promise<WallLinkView | undefined>;
  /**
   * Makes a link.
   * @param base Laurel's address, without a slash at the end
   * @throws {ProblemError} `unknown_team`, `validation_failed`
   */
  create(draft: WallLinkDraft, base: string): Promise<WallLinkView & { readonly url: string }>;
  /**
   * Changes a link; its address stays, and what is left out stays.
   * @returns undefined when there is no such link
   * @throws {ProblemError} `edit_conflict`, `unknown_team`, `validation_failed`
   */
  change(
    id: number,
    change: { readonly [K in keyof WallLinkDraft]?: WallLinkDraft[K] | undefined },
    expectedRevision: number | undefined,
  ): Promise<WallLinkView | undefined>;
  /** @returns false when there is no such link or it was revoked before */
  revoke(id: number): Promise<boolean>;
  /** Reads what a link shows. Revoked and expired links are unknown. */
  visit(token: string, visit: Visit): Promise<WallVisit>;
}

/** A screen asks every few seconds, and an office may have many screens behind one address. */
const LIMITS: ClientLimits = { perClient: 3_000, perUnknownClient: 30_000, windowSeconds: 300 };
const MINUTE_MILLISECONDS = 60_000;

/** Opens the wall links. */
export function openWallLinks({ db, clock, timeZone, limits = LIMITS, ...rest }: {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly leaderboards: Pick<Leaderboards, "read">;
  readonly challenges: Pick<Challenges, "races">;
  /** The organization's time zone. */
  readonly timeZone: string;
  readonly limits?: ClientLimits | undefined;
}): WallLinks {
  const limit = openClientLimit(limits, clock);
  const parts = { db, clock, timeZone, ...rest };

  async function find(id: number): Promise<WallLinkView | undefined> {
    const record = await findWallLink(db, id);
    return record && (await toViews([record]))[0];
  }

  async function toViews(records: readonly WallLinkRecord[]): Promise<WallLinkView[]> {
    const teams = records.flatMap(({ scenes }) => scenes.flatMap(({ team }) => team ?? []));
    const names = await findTeamNames(db, [...new Set(teams)]);
    return records.map((record) => toView(record, names, clock()));
  }

  async function checkTeams(trx: Kysely<Schema>, scenes: readonly SceneInput[] = []) {
    const names = await holdTeams(trx, [...new Set(scenes.flatMap(({ team }) => team ?? []))]);
    for (const [index, { team }] of scenes.entries()) {
      if (team !== null && !names.has(team)) throw unknownTeam(team, `scenes.${index}.team`);
    }
  }

  function expiry(text: string | null): Date | null {
    if (text === null) return null;
    const isDay = text.length === 10;
    const time = isDay ? dayStart(addDays(text, 1), timeZone) : Date.parse(text);
    if (time <= clock()) throw invalidField("expiresAt", "is over already");
    return new Date(time);
  }

  return {
    list: async (page) => await toViews(await listWallLinks(db, page)),
    find,
    async create({ expiresAt, ...settings }, base) {
      const { token, hash } = makeLinkToken();
      const id = await db.transaction().execute(async (trx) => {
        await checkTeams(trx, settings.scenes);
        return await insertWallLink(trx, {
          ...settings,
          hash,
          expiresAt: expiry(expiresAt),
          createdAt: new Date(clock()),
        });
      });
      return { ...(await find(id))!, url: `${base}/wall/${token}` };
    },
    async change(id, { expiresAt, ...settings }, expectedRevision) {
      const isFound = await db.transaction().execute(async (trx) => {
        const revision = await lockWallLink(trx, id);
        if (revision === undefined) return false;
        refuseOutdated("wall link", expectedRevision, revision);
        await checkTeams(trx, settings.scenes);
        const end = expiresAt === undefined ? undefined : expiry(expiresAt);
        await updateWallLink(trx, id, { ...settings, expiresAt: end });
        return true;
      });
      return isFound ? await find(id) : undefined;
    },
    revoke: (id) => revokeWallLink(db, id, new Date(clock())),
    async visit(token, visit) {
      const retryAfter = limit.attempt(visitorAddress(visit));
      if (retryAfter !== null) return { ok: false, reason: "rate_limited", retryAfter };
      const link = await findWallLinkByHash(db, hashLinkToken(token));
      if (!link || stateOf(link, clock()) !== "working") return { ok: false, reason: "unknown" };
      const now = clock();
      const since = now - MINUTE_MILLISECONDS;
      if (link.lastUsedAt === null || link.lastUsedAt.getTime() <= since) {
        await touchWallLink(db, link.id, new Date(now), new Date(since));
      }
      return { ok: true, show: await readShow(parts, link) };
    },
  };
}

function stateOf({ revokedAt, expiresAt }: WallLinkRecord, now: number): WallLinkView["state"] {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt.getTime() <= now ? "expired" : "working";
}

function toView(
  record: WallLinkRecord,
  teams: ReadonlyMap<string, string>,
  now: number,
): WallLinkView {
  return {
    ...record,
    scenes: record.scenes.map((scene) => ({
      ...scene,
      team: scene.team === null
        ? null
        : { id: scene.team, name: teams.get(scene.team) ?? scene.team },
    })),
    state: stateOf(record, now),
    createdAt: record.createdAt.toISOString(),
    expiresAt: record.expiresAt?.toISOString() ?? null,
    revokedAt: record.revokedAt?.toISOString() ?? null,
    lastUsedAt: record.lastUsedAt?.toISOString() ?? null,
  };
}
