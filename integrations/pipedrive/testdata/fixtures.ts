/** Bodies in Pipedrive's form, with invented companies, people and customers. */
import activityCreated from "./activity_created.json" with { type: "json" };
import activityDeleted from "./activity_deleted.json" with { type: "json" };
import activityDone from "./activity_done.json" with { type: "json" };
import activityLogged from "./activity_logged.json" with { type: "json" };
import activityMoved from "./activity_moved.json" with { type: "json" };
import activityUndone from "./activity_undone.json" with { type: "json" };
import dealCreated from "./deal_created.json" with { type: "json" };
import dealCustomField from "./deal_custom_field.json" with { type: "json" };
import dealDeleted from "./deal_deleted.json" with { type: "json" };
import dealLost from "./deal_lost.json" with { type: "json" };
import dealMoved from "./deal_moved.json" with { type: "json" };
import dealQualified from "./deal_qualified.json" with { type: "json" };
import dealWon from "./deal_won.json" with { type: "json" };
import leadCreated from "./lead_created.json" with { type: "json" };
import personCompleted from "./person_completed.json" with { type: "json" };
import personCreated from "./person_created.json" with { type: "json" };
import personDeleted from "./person_deleted.json" with { type: "json" };
import personPhoneCleared from "./person_phone_cleared.json" with { type: "json" };
import userChanged from "./user_changed.json" with { type: "json" };

export const FIXTURES = {
  activityCreated,
  activityDeleted,
  activityDone,
  activityLogged,
  activityMoved,
  activityUndone,
  dealCreated,
  dealCustomField,
  dealDeleted,
  dealLost,
  dealMoved,
  dealQualified,
  dealWon,
  leadCreated,
  personCompleted,
  personCreated,
  personDeleted,
  personPhoneCleared,
  userChanged,
};

/** Returns the same webhook with other fields in its parts and another `meta.id`. */
export function changed<W extends { data: unknown; previous: unknown; meta: object }>(
  webhook: W,
  { id, ...parts }: { id: string; data?: object; previous?: object; meta?: object },
) {
  const merged = (part: unknown, change?: object) =>
    change === undefined ? part : { ...(part as object | null), ...change };
  return {
    data: merged(webhook.data, parts.data),
    previous: merged(webhook.previous, parts.previous),
    meta: { ...webhook.meta, id, ...parts.meta },
  };
}
