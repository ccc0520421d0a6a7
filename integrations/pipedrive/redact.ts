import { hide } from "@/integrations/shared/hide.ts";
import { REMOVED } from "@/integrations/shared/redact.ts";
import { fieldsFrom, linkedId, numberFrom, textFrom } from "@/integrations/shared/optional.ts";
import { clockOf, isFilled } from "./payload.ts";

const META = [
  ...["action", "entity", "entity_id", "company_id", "user_id", "id", "correlation_id"],
  ...["timestamp", "is_bulk_edit", "change_source", "attempt", "type", "version", "host"],
  ...["webhook_id", "webhook_owner_id", "merged_to_id", "merged_from_id"],
];
const UNREDACTED = [
  ...["id", "owner_id", "creator_user_id", "user_id", "update_user_id", "person_id", "org_id"],
  ...["deal_id", "lead_id", "pipeline_id", "stage_id", "status", "origin", "currency", "type"],
  ...["add_time", "update_time", "stage_change_time", "won_time", "lost_time", "first_won_time"],
  ...["close_time", "due_date", "done", "active_flag", "is_deleted", "deleted"],
];
/** Users are the company's own staff; webhooks about them are read for their names. */
const UNREDACTED_OF_USERS = [...UNREDACTED, "name", "email"];

/** Removes customers' data from a body: most fields keep only whether they have a value. */
export function redactPipedrive(payload: unknown): unknown {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
    return hide(payload);
  }
  const entity = textFrom(fieldsFrom(fieldsFrom(payload).meta).entity)?.toLowerCase();
  const unredacted = entity === "user" ? UNREDACTED_OF_USERS : UNREDACTED;
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => {
      if (key === "meta") return [key, redactFields(value, META)];
      if (key === "data" || key === "previous") return [key, redactFields(value, unredacted)];
      return [key, hide(value)];
    }),
  );
}

function redactFields(value: unknown, unredacted: readonly string[]): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return hide(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (unredacted.includes(key)) {
        return [key, typeof one === "object" ? linkedId(one) ?? hide(one) : one];
      }
      if (key === "custom_fields") return [key, redactCustomFields(one)];
      if (key === "due_time") return [key, redactDueTime(one)];
      // A deal's amount is a number, even when it is sent as text.
      if (key === "value" && numberFrom(one) !== null) return [key, one];
      if (typeof one === "number" || typeof one === "boolean") return [key, one];
      return [key, isFilled(one) ? REMOVED : null];
    }),
  );
}

function redactCustomFields(value: unknown): unknown {
  return Object.fromEntries(
    Object.entries(fieldsFrom(value)).map(([key, one]) => [key, isFilled(one) ? REMOVED : null]),
  );
}

function redactDueTime(value: unknown): unknown {
  const clock = clockOf(value);
  return clock === null ? null : { value: clock };
}
