import { type Kysely, sql } from "kysely";
import { BOUNDS_MILLISECONDS, type Counts } from "@/core/technical/histogram.ts";
import type { TechnicalCounts } from "@/core/technical/counts.ts";
import type { Schema } from "./postgres/schema.ts";

/** What was counted in an interval, on all instances. */
export interface TechnicalInterval extends TechnicalCounts {
  /** The start of the interval. */
  readonly at: Date;
}

const BUCKETS = BOUNDS_MILLISECONDS.length + 1;

/** Adds counts to the row of an instance and an interval. */
export async function addTechnicalSample(
  db: Kysely<Schema>,
  { at, instance, counts }: {
    readonly at: Date;
    readonly instance: string;
    readonly counts: TechnicalCounts;
  },
): Promise<void> {
  const added = (column: "responses" | "queries") =>
    sql<number[]>`(SELECT array_agg(old + new ORDER BY place) FROM
      unnest(technical_samples.${sql.ref(column)}, excluded.${sql.ref(column)})
      WITH ORDINALITY AS both_counts (old, new, place))`;
  const sum = (column: string) =>
    sql<number>`technical_samples.${sql.ref(column)} + excluded.${sql.ref(column)}`;
  await db.insertInto("technical_samples")
    .values({
      at,
      instance,
      responses: [...counts.responses],
      failed_responses: counts.failedResponses,
      queries: [...counts.queries],
      cache_hits: counts.cacheHits,
      cache_misses: counts.cacheMisses,
      connected_seconds: counts.connectedSeconds,
      lost_seconds: counts.lostSeconds,
    })
    .onConflict((conflict) =>
      conflict.columns(["at", "instance"]).doUpdateSet({
        responses: added("responses"),
        queries: added("queries"),
        failed_responses: sum("failed_responses"),
        cache_hits: sum("cache_hits"),
        cache_misses: sum("cache_misses"),
        connected_seconds: sum("connected_seconds"),
        lost_seconds: sum("lost_seconds"),
      })
    )
    .execute();
}

/**
 * Adds up the samples of all instances from a moment on, by intervals. The primary key begins with
 * the time, so only the rows of the range are read.
 */
export async function listTechnicalIntervals(
  db: Kysely<Schema>,
  { from, stepSeconds }: { readonly from: Date; readonly stepSeconds: number },
): Promise<TechnicalInterval[]> {
  const bucket = sql<Date>`date_bin(${`${stepSeconds} seconds`}::interval, at, ${from})`;
  const rows = await db.selectFrom("technical_samples")
    .where("at", ">=", from)
    .select((eb) => [
      bucket.as("at"),
      sums("responses").as("responses"),
      sums("queries").as("queries"),
      eb.fn.sum<string>("failed_responses").as("failed"),
      eb.fn.sum<string>("cache_hits").as("hits"),
      eb.fn.sum<string>("cache_misses").as("misses"),
      eb.fn.sum<number>("connected_seconds").as("connected"),
      eb.fn.sum<number>("lost_seconds").as("lost"),
    ])
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute();
  return rows.map((row) => ({
    at: new Date(row.at),
    responses: row.responses.map(Number),
    queries: row.queries.map(Number),
    failedResponses: Number(row.failed),
    cacheHits: Number(row.hits),
    cacheMisses: Number(row.misses),
    connectedSeconds: Number(row.connected),
    lostSeconds: Number(row.lost),
  }));
}

/** Returns how many instances have samples from a moment on. */
export async function countTechnicalInstances(db: Kysely<Schema>, from: Date): Promise<number> {
  const row = await db.selectFrom("technical_samples")
    .where("at", ">=", from)
    .select(({ fn }) => fn.count<string>("instance").distinct().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Deletes the samples from before a moment. */
export async function pruneTechnicalSamples(db: Kysely<Schema>, before: Date): Promise<void> {
  await db.deleteFrom("technical_samples").where("at", "<", before).execute();
}

/** The sums of each bucket. Arrays have no sum of their own in SQL. */
function sums(column: "responses" | "queries") {
  const each = Array.from(
    { length: BUCKETS },
    (_, i) => sql`sum(${sql.ref(column)}[${sql.lit(i + 1)}])::bigint`,
  );
  return sql<Counts>`ARRAY[${sql.join(each)}]`;
}
