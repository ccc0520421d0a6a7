import type { Kysely } from "kysely";
import type { AuditObject } from "@/core/audit.ts";
import { insertAct } from "@/db/audit.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** An act of somebody in the shell. */
export interface ShellAct {
  readonly at: Date;
  /** The name of the person's account on the machine. */
  readonly by: string;
  readonly action: string;
  readonly object: AuditObject;
  /** The object before and afterwards; left out: there was none, or there is none. */
  readonly before?: object | null;
  readonly after?: object | null;
}

/** Writes to the audit log what somebody in the shell did. */
export async function insertShellAct(
  db: Kysely<Schema>,
  { at, by, action, object, before = null, after = null }: ShellAct,
): Promise<void> {
  await insertAct(db, {
    at,
    actor: { kind: "shell", id: null, name: by },
    action,
    object,
    before,
    after,
    outcome: "done",
    address: null,
    userAgent: null,
  });
}
