import type { AuditEntry } from "@/core/audit.ts";
import type { ActFilter, StoredAct } from "@/services/audit.ts";
import { actionTitle } from "./audit_actions.ts";
import { periodEnd, periodStart } from "./periods.ts";

/** An act as the API answers it. */
export function toAuditEntry({ id, at, action, ...act }: StoredAct): AuditEntry {
  const { actor, object, before, after, outcome, address, userAgent } = act;
  return {
    id,
    at: at.toISOString(),
    actor,
    action,
    title: actionTitle(action),
    object,
    before,
    after,
    outcome,
    address,
    userAgent,
  };
}

/** The filters of the address. */
interface AuditQuery extends Omit<ActFilter, "from" | "to" | "text"> {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly q?: string | undefined;
}

/** Returns which acts the filters of an address leave. Days are those of the time zone. */
export function toFilter({ from, to, q, ...rest }: AuditQuery, timeZone: string): ActFilter {
  return {
    ...rest,
    text: q,
    from: from === undefined ? undefined : new Date(periodStart(from, timeZone)),
    to: to === undefined ? undefined : new Date(periodEnd(to, timeZone)),
  };
}
