import type { ContactFact } from "@/core/integrations/facts.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { fromIso } from "@/integrations/shared/time.ts";
import { fieldsFrom } from "@/integrations/shared/optional.ts";
import {
  before,
  earlierFirst,
  isChanged,
  isFilled,
  isLinked,
  isRestored,
  isTrashed,
  type Message,
  withPresence,
} from "./payload.ts";

/** Pipedrive's fields of a person, with their names in the settings. */
const FIELDS: Readonly<Record<string, string>> = {
  name: "name",
  emails: "email",
  phones: "phone",
  org_id: "organization",
};

const MAX_CUSTOM_FIELDS = 200;

/** Maps a webhook about a person to facts about a contact. */
export function personFacts(message: Message): ContactFact[] {
  if (isTrashed(message)) return withPresence(message, []);
  return withPresence(
    message,
    message.action === "create" ? madeFacts(message) : changeFacts(message),
  );
}

function madeFacts(message: Message): ContactFact[] {
  const { change, time, person, origin, data } = message;
  const madeAt = fromIso(data.add_time) ?? time;
  const revision = earlierFirst(message);
  const filled = filledFields(message, "data", () => true);
  const created = {
    key: "created",
    revision,
    time: madeAt,
    what: "created",
    person,
    origin,
  } as const;
  if (Object.keys(filled).length === 0) return [created];
  const key = factKey("fields", change);
  // The fields of a restored contact were not filled by the person who restored it.
  return isRestored(message)
    ? [created, { key, time, what: "fields", filled, person: null, origin: "automation" }]
    : [created, { key, time: madeAt, what: "fields", filled, person, origin }];
}

function changeFacts(message: Message): ContactFact[] {
  const { change, time, person, origin } = message;
  const key = factKey("fields", change);
  const filled = filledFields(message, "data", ({ isChanged }) => isChanged);
  if (Object.keys(filled).length === 0) return [];
  return [
    {
      key: factKey("was", change),
      // The earlier fields are nobody's work, but they decide what the change added.
      time: time - 1,
      what: "fields",
      filled: filledFields(message, "before", () => true),
      person: null,
      origin: "automation",
    },
    { key, time, what: "fields", filled, person, origin },
  ];
}

/** Returns whether each wanted field has a value, now or before. */
function filledFields(
  message: Message,
  when: "data" | "before",
  isWanted: (field: { isChanged: boolean }) => boolean,
): Record<string, boolean> {
  const { data, previous } = message;
  const entries: [string, boolean][] = [];
  for (const [field, name] of Object.entries(FIELDS)) {
    const value = when === "data" ? data[field] : before(message, field);
    if (value === undefined || !isWanted({ isChanged: isChanged(message, field) })) continue;
    entries.push([name, field === "org_id" ? isLinked(value) : isFilled(value)]);
  }
  const now = fieldsFrom(data.custom_fields);
  const old = fieldsFrom(previous.custom_fields);
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])]
    .filter((name) => name.length <= 150 && !Object.values(FIELDS).includes(name));
  for (const name of names.sort().slice(0, MAX_CUSTOM_FIELDS)) {
    const isOther = Object.hasOwn(old, name);
    if (!isWanted({ isChanged: isOther })) continue;
    const value = when === "before" && isOther ? old[name] : now[name];
    entries.push([name, isFilled(value)]);
  }
  return Object.fromEntries(entries);
}
