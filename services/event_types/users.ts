import type { Kysely } from "kysely";
import { localDay } from "@/core/calendars/calendar.ts";
import { ruleOf, ruleVersionAt } from "@/core/rules/rules.ts";
import { listAchievements } from "@/db/achievements.ts";
import { listCountingChallenges } from "@/db/challenges/challenges.ts";
import { listRunningBoosts } from "@/db/rules/boosts.ts";
import { listRuleVersions } from "@/db/rules/rule_sets.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { FieldError } from "@/services/problems/mod.ts";

/** Returns what names a type today or from a later time on, one sentence each. */
export async function findUsers(
  db: Kysely<Schema>,
  type: string,
  now: number,
): Promise<FieldError[]> {
  return [
    ...await rulesNaming(db, type, now),
    ...await achievementsNaming(db, type, now),
    ...await challengesNaming(db, type),
    ...await boostsNaming(db, type, now),
  ];
}

async function rulesNaming(db: Kysely<Schema>, type: string, now: number): Promise<FieldError[]> {
  const versions = await listRuleVersions(db);
  const inForce = ruleVersionAt(versions, now);
  const relevant = versions.filter((one) => one === inForce || one.effectiveFrom > now);
  return [...new Set(relevant.flatMap((one) => ruleOf(one.rules, type) ? [one.version] : []))]
    .map((version) => ({ path: "rules", message: `version ${version} of the rules pays it` }));
}

async function achievementsNaming(
  db: Kysely<Schema>,
  type: string,
  now: number,
): Promise<FieldError[]> {
  const today = localDay(now, "UTC");
  const all = await listAchievements(db);
  return all.filter(({ metric, retiredFrom }) =>
    metric.events.includes(type) && (retiredFrom === null || retiredFrom > today)
  ).map(({ title }) => ({
    path: "achievements",
    message: `the achievement “${title}” counts it`,
  }));
}

async function challengesNaming(db: Kysely<Schema>, type: string): Promise<FieldError[]> {
  const all = await listCountingChallenges(db);
  return all.filter(({ metric, settledAt }) => metric.events.includes(type) && settledAt === null)
    .map(({ title }) => ({
      path: "challenges",
      message: `the challenge “${title}” counts it`,
    }));
}

async function boostsNaming(db: Kysely<Schema>, type: string, now: number): Promise<FieldError[]> {
  const running = await listRunningBoosts(db, now);
  return running.filter(({ types }) => types?.includes(type))
    .map(({ name }) => ({ path: "boosts", message: `the boost “${name}” multiplies it` }));
}
