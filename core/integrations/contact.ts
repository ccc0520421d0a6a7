import { completenessOf, fieldEdits, FilledFields } from "./contact_fields.ts";
import { standingDeletion } from "./deletion.ts";
import type { DeriveContext, Derived, DerivedEvent } from "./derived.ts";
import type { ContactFact } from "./facts.ts";
import type { IntegrationSettings } from "./settings.ts";
import {
  eventOf,
  inTimeOrder,
  iso,
  lastUntil,
  pays,
  SETTLING_MILLISECONDS,
  unlessDeleted,
  withoutUnknown,
} from "./timeline.ts";

type FactOf<W extends ContactFact["what"]> = Extract<ContactFact, { what: W }>;

/** Derives what a contact earns: its creation, edits that fill fields, and activities with it. */
export function deriveContact(
  id: string,
  facts: readonly ContactFact[],
  { settings }: DeriveContext,
): Derived {
  const ordered = inTimeOrder(facts, ({ what }) => what === "created" ? 0 : 1);
  const created = ordered.find((fact) => fact.what === "created");
  const vips = ordered.filter((fact) => fact.what === "vip");
  const fields = ordered.filter((fact) => fact.what === "fields");
  const activities = standingActivities(ordered);
  const deletion = standingDeletion(ordered);
  const deletedAt = deletion?.time;
  const events = [
    ...creation(id, created, vips, fields, settings),
    ...updates(id, created, fields, settings),
    ...activities.flatMap(({ key, person, time, origin, activity, direction }) =>
      pays(origin, settings)
        ? eventOf(`activity/${key}`, "contact_activity", person, time, {
          objectId: id,
          activity,
          direction,
        })
        : []
    ),
  ];
  // After the customer asked for erasure, only the deletion is shown.
  if (deletion?.isErased) {
    const state = withoutUnknown({ deletedAt: iso(deletedAt), isErased: true });
    return { state, events: unlessDeleted(events, deletedAt) };
  }
  const filled = new FilledFields(settings.requiredFields);
  for (const fact of fields) filled.apply(fact);
  const state = withoutUnknown({
    createdAt: iso(created?.time),
    createdBy: created?.person,
    filledBy: filled.byField,
    completeness: filled.completeness,
    vip: vips.at(-1)?.vip,
    lastActivityAt: iso(activities.at(-1)?.time),
    activities: activities.length,
    deletedAt: iso(deletedAt),
  });
  return { state, events: unlessDeleted(events, deletedAt) };
}

/** Returns the activities with the contact, without those that were removed from the tool later. */
function standingActivities(ordered: readonly ContactFact[]): FactOf<"activity">[] {
  const withdrawn = ordered.filter((fact) => fact.what === "withdrawn");
  return ordered.filter((fact) => fact.what === "activity").filter(({ key, time }) => {
    const last = withdrawn.findLast(({ activity }) => activity === key);
    return !last?.isWithdrawn || last.time < time;
  });
}

/**
 * Derives the creation of a contact; its quality is judged by the fields filled within ten minutes.
 */
function creation(
  id: string,
  created: FactOf<"created"> | undefined,
  vips: readonly FactOf<"vip">[],
  fields: readonly FactOf<"fields">[],
  settings: IntegrationSettings,
): DerivedEvent[] {
  if (!created || !pays(created.origin, settings)) return [];
  const settled = created.time + SETTLING_MILLISECONDS;
  const entered = fields.filter(({ time }) => time <= settled);
  return eventOf("created", "new_contact", created.person, created.time, {
    objectId: id,
    dataQuality: completenessOf(entered, settings.requiredFields),
    vip: lastUntil(vips, settled)?.vip,
  });
}

function updates(
  id: string,
  created: FactOf<"created"> | undefined,
  fields: readonly FactOf<"fields">[],
  settings: IntegrationSettings,
): DerivedEvent[] {
  const isOfMaking = ({ person, time }: FactOf<"fields">) =>
    created !== undefined && person === created.person &&
    time <= created.time + SETTLING_MILLISECONDS;
  const edits = fieldEdits(
    fields,
    settings.requiredFields,
    (fact) => pays(fact.origin, settings) && !isOfMaking(fact),
  );
  return edits.filter(({ isNew }) => isNew).flatMap((edit) =>
    eventOf(`update/${edit.key}`, "contact_updated", edit.person, edit.time, {
      objectId: id,
      completeness: edit.completeness,
      completenessGain: edit.completeness === undefined ? undefined : edit.gain,
    })
  );
}
