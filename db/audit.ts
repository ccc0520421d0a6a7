import { type Kysely, sql } from "kysely";
import type { Actor, AUDIT_OUTCOMES, AuditObject, AuditOutcome } from "@/core/audit.ts";
import { containing } from "./postgres/like.ts";
import type { Schema } from "./postgres/schema.ts";

/** An administrative act, as it is written to the audit log. */
export interface Act {
  readonly at: Date;
  readonly actor: Actor;
  /** Object and verb, such as `agent.change`. */
  readonly action: string;
  readonly object: AuditObject;
  /** The object before and afterwards, without secrets. */
  readonly before: unknown;
  readonly after: unknown;
  /** Null: the act is running; `endAct` stores how it ended. */
  readonly outcome: AuditOutcome;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** The maximum length of a stored user agent: whoever sends it chooses how long it is. */
const MAX_USER_AGENT = 400;

/**
 * Adds an act to the audit log. In the transaction of the act itself, the two exist together or not
 * at all.
 * @returns the id of the entry
 */
export async function insertAct(db: Kysely<Schema>, act: Act): Promise<number> {
  const { actor, object } = act;
  const { id } = await db.insertInto("audit_log").values({
    at: act.at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    action: act.action,
    object_kind: object.kind,
    object_id: object.id,
    object_name: object.name,
    before: toJson(act.before),
    after: toJson(act.after),
    outcome: act.outcome,
    address: act.address,
    user_agent: act.userAgent?.slice(0, MAX_USER_AGENT) ?? null,
  }).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** How an act ended. */
export interface ActEnd {
  readonly outcome: Exclude<AuditOutcome, null>;
  /** The object afterwards, without secrets. */
  readonly after: unknown;
  /** The id and name of an object that the act made; for others, those from before stay. */
  readonly objectId: string | null;
  readonly objectName: string | null;
}

/** Stores, once, how an act ended. @returns false when it has ended already */
export async function endAct(db: Kysely<Schema>, id: number, end: ActEnd): Promise<boolean> {
  const result = await db.updateTable("audit_log").set({
    outcome: end.outcome,
    after: toJson(end.after),
    object_id: (eb) => eb.fn.coalesce("object_id", eb.val(end.objectId)),
    object_name: (eb) => eb.fn.coalesce("object_name", eb.val(end.objectName)),
  }).where("id", "=", id).where("outcome", "is", null).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Which acts are listed; what is left out does not matter. */
export interface ActFilter {
  /** The id of an account or key, or part of its name. */
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly objectKind?: string | undefined;
  readonly objectId?: string | undefined;
  readonly from?: Date | undefined;
  /** The moment before which acts began. */
  readonly to?: Date | undefined;
  /** Text that is somewhere in the names, ids and states, in any letter case. */
  readonly text?: string | undefined;
  readonly outcome?: typeof AUDIT_OUTCOMES[number] | undefined;
}

/** An act as it is stored. */
export interface StoredAct extends Act {
  readonly id: number;
}

/** Lists acts, newest first. `before` is the last id of the previous page. */
export async function listActs(
  db: Kysely<Schema>,
  filter: ActFilter,
  { limit, before }: { readonly limit: number; readonly before: number | null },
): Promise<StoredAct[]> {
  const { actor, action, objectKind, objectId, from, to, text, outcome } = filter;
  let query = db.selectFrom("audit_log").selectAll().orderBy("id", "desc").limit(limit);
  if (before !== null) query = query.where("id", "<", before);
  if (action !== undefined) query = query.where("action", "=", action);
  if (objectKind !== undefined) query = query.where("object_kind", "=", objectKind);
  if (objectId !== undefined) query = query.where("object_id", "=", objectId);
  if (from !== undefined) query = query.where("at", ">=", from);
  if (to !== undefined) query = query.where("at", "<", to);
  if (outcome === "running") query = query.where("outcome", "is", null);
  else if (outcome !== undefined) query = query.where("outcome", "=", outcome);
  if (actor !== undefined) {
    query = query.where((eb) =>
      eb.or([eb("actor_id", "=", actor), eb("actor_name", "ilike", containing(actor))])
    );
  }
  if (text !== undefined) {
    query = query.where(
      sql<string>`concat_ws(' ', actor_name, action, object_id, object_name, address,
        before::text, after::text)`,
      "ilike",
      containing(text),
    );
  }
  return (await query.execute()).map((row) => ({
    id: row.id,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    object: { kind: row.object_kind, id: row.object_id, name: row.object_name },
    before: row.before,
    after: row.after,
    outcome: row.outcome,
    address: row.address,
    userAgent: row.user_agent,
  }));
}

const toJson = (value: unknown) =>
  value === undefined || value === null ? null : JSON.stringify(value);
