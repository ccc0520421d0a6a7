import type { ContactFact } from "@/core/integrations/facts.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { firstTime } from "@/integrations/shared/first_time.ts";
import type { TimeRead } from "@/integrations/shared/time.ts";
import type { Part } from "./messages.ts";
import { type ChatwootContact, readTime } from "./payload.ts";
import { performerOf } from "./performer.ts";

const FIELDS = ["name", "email", "phone_number", "identifier"];
const GROUPS = ["additional_attributes", "custom_attributes"] as const;
const MAX_FIELDS = 100;

/**
 * Maps a contact that an agent created or changed by hand.
 * @throws {Unparseable} when it counts, and its time cannot be read
 */
export function contactEvent(
  name: "contact_created" | "contact_updated",
  contact: ChatwootContact,
  sentAt: TimeRead,
): Part {
  const { person, isKnown } = performerOf(contact.performed_by);
  if (person === null) {
    return nothing(isKnown ? "No agent did it." : "Chatwoot does not say who did it.");
  }
  const isNew = name === "contact_created";
  const changes = contact.changed_attributes ?? {};
  const at = firstTime({
    ...(isNew ? { created_at: contact.created_at } : {}),
    "changed_attributes.updated_at": readTime(changes["updated_at"]?.current_value),
    updated_at: contact.updated_at,
    "X-Chatwoot-Timestamp": sentAt,
  });
  if (at === null) return nothing("It does not say when it happened.");
  const filled = isNew ? fieldsOf(contact) : changedFields(changes);
  const facts: ContactFact[] = [];
  if (isNew) facts.push({ key: "created", ...at, what: "created", person, origin: "person" });
  if (Object.keys(filled).length > 0) {
    const key = isNew ? "fields:created" : factKey("fields", String(at.time));
    facts.push({ key, ...at, what: "fields", filled, person, origin: "person" });
  }
  if (facts.length === 0) return nothing("Laurel does not use any of the changed fields.");
  return {
    facts: facts.map((fact) => ({ object: { kind: "contact", id: contact.id }, fact })),
    people: [],
    ignored: null,
  };
}

/** Returns which fields of a new contact are filled. */
function fieldsOf(contact: ChatwootContact): Record<string, boolean> {
  const entries = [
    ...FIELDS.map((field) => [field, contact[field]] as const),
    ...GROUPS.flatMap((group) => Object.entries(contact[group] ?? {})),
  ];
  return few(entries.filter(([, value]) => isFilled(value)).map(([field]) => [field, true]));
}

/** Returns which fields were filled (true) or cleared (false). */
function changedFields(
  changes: Readonly<Record<string, { readonly current_value?: unknown }>>,
): Record<string, boolean> {
  return few([
    ...FIELDS.filter((field) => Object.hasOwn(changes, field))
      .map((field): [string, boolean] => [field, isFilled(changes[field]!.current_value)]),
    ...GROUPS.flatMap((group) => Object.entries(changes[group]?.current_value ?? {}))
      .map(([field, value]): [string, boolean] => [field, isFilled(value)]),
  ]);
}

function few(entries: readonly (readonly [string, boolean])[]): Record<string, boolean> {
  return Object.fromEntries(
    entries.filter(([field]) => field.length > 0 && field.length <= 150).slice(0, MAX_FIELDS),
  );
}

function isFilled(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return value !== null && value !== undefined;
}

function nothing(ignored: string): Part {
  return { facts: [], people: [], ignored };
}
