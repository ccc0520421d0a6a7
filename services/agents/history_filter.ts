import type { Kysely } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { plainText, searchWords } from "@/core/agents/search.ts";
import {
  ACHIEVEMENT_TYPE,
  SENDABLE_TYPES,
  STREAK_TYPE,
  SYSTEM_TYPES,
} from "@/core/events/events.ts";
import { titleOf } from "@/core/explain/arithmetic.ts";
import type { HistoryFilters } from "@/core/explain/views.ts";
import type { Language } from "@/core/language.ts";
import { findOwnTypes, listOwnTypes } from "@/db/event_types/event_types.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { countKinds, type HistoryFilter } from "@/db/scoring/history.ts";

/** What a reader wants to see of a history. */
export interface HistoryWishes extends Pick<HistoryFilter, "kinds" | "sources"> {
  readonly from: Day | null;
  readonly to: Day | null;
  /** The search as it was typed. */
  readonly q: string;
  /** The language in which types are called. */
  readonly language: Language;
}

const TYPES = [...SENDABLE_TYPES, ...SYSTEM_TYPES, STREAK_TYPE, ACHIEVEMENT_TYPE];

/** Finds the types that a search names. The database does not know what types are called. */
export async function toHistoryFilter(
  db: Kysely<Schema>,
  { q, language, ...rest }: HistoryWishes,
): Promise<HistoryFilter> {
  const words = searchWords(q);
  if (words.length === 0) return { ...rest, words: [] };
  const titles = [
    ...TYPES.map((type) => [type, titleOf(type, language)] as const),
    ...(await listOwnTypes(db)).map(({ type, title }) => [type, title] as const),
  ].map(([type, title]) => [type, plainText(`${type} ${title}`)] as const);
  const typesWith = (word: string) =>
    titles.filter(([, title]) => title.includes(word)).map(([type]) => type);
  return { ...rest, words: words.map((text) => ({ text, types: typesWith(text) })) };
}

/** Reads which kinds and tools an agent's history has. */
export async function readHistoryFilters(
  db: Kysely<Schema>,
  agentRowId: number,
  language: Language,
): Promise<HistoryFilters> {
  const counted = await countKinds(db, agentRowId);
  const types = sumBy(counted, ({ type }) => type);
  const own = await findOwnTypes(db, types.keys());
  const titles = new Map(own.map(({ type, title }) => [type, title]));
  return {
    kinds: [...types].map(([type, entries]) => (
      { type, title: titles.get(type) ?? titleOf(type, language), entries }
    )),
    sources: [...sumBy(counted, ({ source }) => source)]
      .map(([source, entries]) => ({ source, entries })),
  };
}

/** Adds the entries up, the most first. */
function sumBy<T extends { readonly entries: number }>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.entries);
  return new Map([...sums].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)));
}
