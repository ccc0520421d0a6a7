import { sql, type Transaction } from "kysely";
import {
  CHALLENGE_SOURCE,
  CORRECTION_SOURCE,
  REVERSAL_SOURCE,
  SPIN_SOURCE,
} from "@/core/events/events.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";

/** An agent's id before and afterwards. */
export interface KeyChange {
  readonly rowId: number;
  readonly before: string;
  readonly after: string;
}

/** The sources of Laurel's own events, whose ids contain the id of the agent. */
const SOURCES = [CHALLENGE_SOURCE, SPIN_SOURCE, REVERSAL_SOURCE, CORRECTION_SOURCE];

interface OwnEvent {
  id: number;
  source: string;
  event_id: string;
  data: unknown;
  answer: unknown;
}

/**
 * Renames Laurel's own events of an agent, and everything that refers to them by their ids, so that
 * the ids name the agent by the new id. The ids of other events stay: they make each of them count
 * once.
 */
export async function renameOwnEvents(
  trx: Transaction<Schema>,
  agentRowIds: readonly number[],
  keys: readonly KeyChange[],
): Promise<void> {
  const rename = renamer(keys);
  const own = sql`agent_id = ANY(${[...agentRowIds]}::int[])`;
  const { rows } = await sql<OwnEvent>`SELECT id, source, event_id, data, answer FROM events
    WHERE ${own} AND source = ANY(${SOURCES}::text[])`.execute(trx);
  const renamed = rows.filter((row) => rename(row.source, row.event_id) !== row.event_id);
  if (renamed.length > 0) {
    const columns: ArrayColumns = {
      id: ["bigint[]", renamed.map(({ id }) => id)],
      event_id: ["text[]", renamed.map((row) => rename(row.source, row.event_id))],
      data: ["text[]", renamed.map(({ data }) => JSON.stringify(deepRename(data, rename)))],
      answer: ["text[]", renamed.map(({ answer }) => JSON.stringify(deepRename(answer, rename)))],
    };
    await sql`UPDATE events e SET event_id = n.event_id, data = n.data::jsonb,
        answer = n.answer::json
      FROM ${unnest("n", columns)} WHERE e.id = n.id`.execute(trx);
    const ids: ArrayColumns = {
      source: ["text[]", renamed.map(({ source }) => source)],
      before: ["text[]", renamed.map((row) => row.event_id)],
      after: ["text[]", renamed.map((row) => rename(row.source, row.event_id))],
    };
    const pairs = unnest("n", ids);
    await sql`UPDATE reward_history h SET event_id = n.after FROM ${pairs}
      WHERE h.event_source = n.source AND h.event_id = n.before`.execute(trx);
    await sql`UPDATE reversals r SET event_id = n.after FROM ${pairs}
      WHERE r.source = n.source AND r.event_id = n.before`.execute(trx);
    await sql`UPDATE reversals r SET by_event_id = n.after FROM ${pairs}
      WHERE r.by_source = n.source AND r.by_event_id = n.before`.execute(trx);
    await sql`UPDATE agent_days d SET last_event_id = n.after FROM ${pairs}
      WHERE d.last_source = n.source AND d.last_event_id = n.before`.execute(trx);
    await sql`UPDATE agent_challenges p SET paid_event_id = n.after FROM ${pairs}
      WHERE n.source = ${CHALLENGE_SOURCE} AND p.paid_event_id = n.before`.execute(trx);
  }
  await renameSpins(trx, agentRowIds, rename);
  for (const { before, after } of keys) {
    // The ids of entries without an event: agent/day for streaks, agent/award for awards.
    await sql`UPDATE reward_history SET event_id = ${after} || substr(event_id, ${
      before.length + 1
    }::int)
      WHERE ${own} AND event_source IN ('laurel:streak', 'laurel:achievement')
        AND starts_with(event_id, ${before + "/"})`.execute(trx);
  }
}

async function renameSpins(
  trx: Transaction<Schema>,
  agentRowIds: readonly number[],
  rename: Rename,
): Promise<void> {
  const rows = await trx.selectFrom("spins").select("id")
    .where("agent_id", "in", [...agentRowIds]).execute();
  if (rows.length === 0) return;
  const pairs = unnest("n", {
    before: ["text[]", rows.map(({ id }) => id)],
    after: ["text[]", rows.map(({ id }) => rename(SPIN_SOURCE, id))],
  });
  await sql`UPDATE spins s SET id = n.after, drawn_as = NULL FROM ${pairs}
    WHERE s.id = n.before`.execute(trx);
  for (const table of ["spin_rights", "boosts"]) {
    await sql`UPDATE ${sql.table(table)} t SET spin_id = n.after FROM ${pairs}
      WHERE t.spin_id = n.before`.execute(trx);
  }
}

/** Returns the id of an event, in which the agent has the new id. */
type Rename = (source: string, id: string) => string;

function renamer(keys: readonly KeyChange[]): Rename {
  const patterns = keys.flatMap(({ before, after }) => {
    const payment = escapeExpression(before.replaceAll("%", "%25").replaceAll("/", "%2F"));
    const ending = String.raw`(?: \d{3,})?`;
    return [
      // challenge/agent or challenge/agent/revision
      [new RegExp(String.raw`/${payment}((?:/\d+)?${ending})$`, "s"), `/${after}`],
      // day.agent.number
      [
        new RegExp(
          String.raw`(?<=(?:^|[ /])\d{4}-\d{2}-\d{2})\.${
            escapeExpression(before)
          }(\.\d+${ending})$`,
          "s",
        ),
        `.${after}`,
      ],
    ] as const;
  });
  return (source, id) => {
    const isOwn = source === CHALLENGE_SOURCE || source === SPIN_SOURCE ||
      (source.startsWith("laurel:") && /laurel:(?:challenge|spin)[ /]/.test(id));
    if (!isOwn) return id;
    return patterns.reduce(
      (now, [pattern, start]) => now.replace(pattern, (_, end: string) => start + end),
      id,
    );
  };
}

/**
 * Returns regular expressions of PostgreSQL for an agent's id inside of the ids of Laurel's own
 * events, in a text or in JSON; what comes before it is the first group.
 */
export function patternsOfOwnIds(id: string): string[] {
  const inJson = (text: string) => escapeExpression(JSON.stringify(text).slice(1, -1));
  const ending = String.raw`(?: \d{3,})?(?:"|$)`;
  return [
    // challenge/agent or challenge/agent/revision
    String.raw`(/)${
      inJson(id.replaceAll("%", "%25").replaceAll("/", "%2F"))
    }(?=(?:/\d+)?${ending})`,
    // day.agent.number
    String.raw`(\d{4}-\d{2}-\d{2}\.)${inJson(id)}(?=\.\d+${ending})`,
    // agent/day or agent/award
    String.raw`(^|")${inJson(id)}(?=/)`,
  ];
}

/** Renames events wherever `{source, id}` names one. */
function deepRename(value: unknown, rename: Rename): unknown {
  if (Array.isArray(value)) return value.map((one) => deepRename(one, rename));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, deepRename(inner, rename)]),
  );
  const { source, id } = fields;
  if (typeof source === "string" && typeof id === "string") fields["id"] = rename(source, id);
  return fields;
}

function escapeExpression(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
