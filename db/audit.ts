import type { Kysely } from "kysely";
import type { Actor, AuditObject, AuditOutcome } from "@/core/audit.ts";
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
    user_agent: act.userAgent,
  }).returning("id").executeTakeFirstOrThrow();
  return id;
}

const toJson = (value: unknown) => value === undefined ? null : JSON.stringify(value);
