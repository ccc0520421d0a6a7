import { addDays, dayStart } from "@/core/calendars/calendar.ts";
import type { AuditEntry } from "@/core/audit.ts";
import type { ActFilter, StoredAct } from "@/services/audit.ts";
import { actionTitle } from "./audit_actions.ts";

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
    from: from === undefined ? undefined : new Date(isDay(from) ? dayStart(from, timeZone) : from),
    to: to === undefined
      ? undefined
      : new Date(isDay(to) ? dayStart(addDays(to, 1), timeZone) : to),
  };
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
