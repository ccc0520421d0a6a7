import { stringify } from "safe-stable-stringify";
import type { Transaction } from "kysely";
import { MAX_AHEAD_MILLISECONDS, MAX_AHEAD_MINUTES } from "@/core/events/events.ts";
import { MAX_VALUE } from "@/core/events/fields.ts";
import { catalogueOf, type TypeCatalogue } from "@/core/event_types/catalogue.ts";
import { derive } from "@/core/integrations/derive.ts";
import { type DeriveContext } from "@/core/integrations/derived.ts";
import type { Fact, FactAbout } from "@/core/integrations/facts.ts";
import { newerFact } from "@/core/integrations/merge.ts";
import { findOwnTypes } from "@/db/event_types/event_types.ts";
import { findDerived, type PlacedRow, saveDerived } from "@/db/integrations/derived_events.ts";
import { findIdentities, type Identity } from "@/db/integrations/identities.ts";
import {
  findDeliveryObjects,
  findFacts,
  forgetDelivery,
  integrationObjectKey,
  lockIntegrationObjects,
  type ObjectPlace,
  type ObjectState,
  saveFacts,
  saveStates,
} from "@/db/integrations/objects.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { ConfigStore } from "@/services/rewards/config.ts";
import { measureElapsed } from "./elapsed.ts";
import { judgeEvent, readData } from "./judge_event.ts";
import { whyNothing } from "./no_outcome.ts";
import { withNormalPerson } from "./normal_people.ts";
import { planEvents } from "./plan_events.ts";
import type { OpenIntegration } from "./registry.ts";

/** The maximum number of facts per object; more messages of a conversation earn nothing. */
const MAX_FACTS = 2_000;

const MAX_OBJECT_ID = 150;
const MAX_KEY = 80;

/** The context that facts are applied in. */
export interface FactsContext {
  readonly integration: Pick<OpenIntegration, "id" | "provider" | "settings" | "stored">;
  readonly tenant: string;
  readonly config: ConfigStore;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** People that this transaction has already looked up. */
  readonly identities?: ReadonlyMap<string, Identity>;
  /** The webhook that contained the facts; undefined when stored facts are derived again. */
  readonly delivery?: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The result of applying facts. */
export interface Applied {
  readonly places: readonly ObjectPlace[];
  /** Derived events that still have to be sent. */
  readonly open: readonly PlacedRow[];
  /** People whose work waits because no agent is assigned to them. */
  readonly waiting: readonly string[];
  /** Why facts were refused, one sentence each. */
  readonly refused: readonly string[];
  /** Which values were ignored although the fact counts, one sentence each. */
  readonly notes: readonly string[];
  /** Why no event was derived; null when one was. */
  readonly nothing: string | null;
  /** Whether an event came again with the same id and other content; the first one is kept. */
  readonly hasConflict: boolean;
}

/** Returns the person of a fact. */
export function personOf(fact: Fact): string | null {
  return "person" in fact ? fact.person : null;
}

/**
 * Adds facts to the stored ones of their objects, replacing those of an earlier reading of the same
 * webhook, and derives the objects' events again. It runs in the caller's transaction.
 */
export async function applyFacts(
  trx: Transaction<Schema>,
  facts: readonly FactAbout[],
  delivery: { readonly id: number; readonly isNew: boolean },
  context: FactsContext,
): Promise<Applied> {
  const { tenant, now } = context;
  const integrationId = context.integration.id;
  const refused = new Set<string>();
  const types = await findTypes(trx, facts.map(({ fact }) => fact));
  const usable = facts.flatMap((one) => {
    const { checked, problem } = checkFact(one, now, types);
    if (problem !== null) refused.add(problem);
    return checked ? [checked] : [];
  });
  const earlierObjects = delivery.isNew ? [] : await findDeliveryObjects(trx, [delivery.id], null);
  const touched = [
    ...usable.map(({ object }) => ({ integrationId, tenant, ...object })),
    ...earlierObjects.map(({ deliveryId: _, ...place }) => place),
  ];
  const places = [
    ...new Map(touched.map((place) => [integrationObjectKey(place), place])).values(),
  ];
  if (places.length === 0) {
    const none = { open: [], waiting: [], notes: [], nothing: null, hasConflict: false };
    return { places, ...none, refused: [...refused] };
  }

  await lockIntegrationObjects(trx, places, now);
  // Delete old facts only of locked objects: other transactions compare new facts with them.
  if (!delivery.isNew) await forgetDelivery(trx, delivery.id, places);
  const known = await findFacts(trx, places);
  const changed: { place: ObjectPlace; fact: Fact }[] = [];
  let hasConflict = false;
  for (const { object, fact } of usable) {
    const place = { integrationId, tenant, ...object };
    const own = known.get(integrationObjectKey(place))!;
    const before = own.get(fact.key);
    if (before && isSameFact(before, fact)) continue;
    if (before && isConflict(before, fact)) {
      hasConflict = true;
      continue;
    }
    if (!before && own.size >= MAX_FACTS) {
      refused.add(`More than ${MAX_FACTS} facts about this ${object.kind} are stored already.`);
      continue;
    }
    const winner = before ? newerFact(before, fact) : fact;
    if (winner === before) continue;
    own.set(fact.key, winner);
    changed.push({ place, fact: winner });
  }
  // When one key changed twice, the last write to `own` counts.
  const last = new Map(
    changed.map((one) => [`${integrationObjectKey(one.place)}\0${one.fact.key}`, one]),
  );
  await saveFacts(trx, [...last.values()], delivery.id);
  const rows = await deriveObjects(trx, places, known, { ...context, delivery: delivery.id });
  const open = rows.filter((row) => !row.isSettled);
  const waiting = rows.filter((row) => row.isWanted && row.agentRowId === null)
    .map((row) => row.person);
  const { settings } = context.integration;
  const wasRead = earlierObjects.length > 0;
  return {
    places,
    open,
    hasConflict,
    waiting: [...new Set(waiting)],
    refused: [...refused],
    notes: [...new Set(usable.flatMap((one) => noteOn(one) ?? []))],
    nothing: rows.length > 0
      ? null
      : wasRead
      ? "It was read again, and changes nothing."
      : whyNothing(changed.map(({ fact }) => fact), settings),
  };
}

/**
 * Derives again what objects have earned. The objects must be locked, and all their facts given.
 * @returns the rows that changed
 */
export async function deriveObjects(
  trx: Transaction<Schema>,
  places: readonly ObjectPlace[],
  facts: ReadonlyMap<string, ReadonlyMap<string, Fact>>,
  context: FactsContext,
): Promise<PlacedRow[]> {
  const { integration, tenant, now } = context;
  const account = { provider: integration.provider, tenant };
  // Old facts, stored before people were normalized, are normalized when they are read.
  const factsOf = (place: ObjectPlace) =>
    [...facts.get(integrationObjectKey(place))!.values()]
      .map((fact) => withNormalPerson(integration.provider, fact));
  const persons = places.flatMap(factsOf).map(personOf);
  const people = new Set(persons.filter((person) => person !== null));
  const known = context.identities ?? new Map<string, Identity>();
  const others = [...people].filter((person) => !known.has(person));
  const found = await findIdentities(trx, account, others);
  const agents = agentsOf([...known, ...found]);
  const { settings } = integration;
  const elapsed = await measureElapsed(trx, { ...context, settings, agents });
  const deriving: DeriveContext = { settings, elapsed };
  const stored = Map.groupBy(
    await findDerived(trx, places),
    ({ place }) => integrationObjectKey(place),
  );
  const types = await findTypes(trx, places.flatMap(factsOf));
  const rows: PlacedRow[] = [];
  const states: ObjectState[] = [];
  for (const place of places) {
    const own = factsOf(place);
    const { state, events } = derive(place, own, deriving);
    const judged = events.map((event) => judgeEvent(event, now, types));
    const agentOf = (person: string) => agents.get(person) ?? null;
    const planned = planEvents(stored.get(integrationObjectKey(place)) ?? [], judged, {
      agentOf,
      now,
    });
    rows.push(...planned.map((row) => ({ ...row, place })));
    states.push({ place, state, factCount: own.length });
  }
  await saveDerived(trx, rows, context.delivery ?? null, now);
  await saveStates(trx, states, integration.stored.settingsVersion);
  return rows;
}

function agentsOf(identities: Iterable<readonly [string, Identity]>): Map<string, number> {
  const agents = new Map<string, number>();
  for (const [user, { agentRowId }] of identities) {
    if (agentRowId !== null) agents.set(user, agentRowId);
  }
  return agents;
}

function isSameFact(a: Fact, b: Fact): boolean {
  return stringify(a) === stringify(JSON.parse(JSON.stringify(b)));
}

/**
 * Whether two events have the same id and different content. Events without a time of their own may
 * arrive at several times.
 */
function isConflict(a: Fact, b: Fact): boolean {
  if (a.what !== "event" || b.what !== "event") return false;
  const content = ({ type, person, data }: typeof a) => stringify({ type, person, data });
  return content(a) !== content(JSON.parse(JSON.stringify(b)));
}

/** Reads the organization's own types of the events that some facts are. */
async function findTypes(trx: Transaction<Schema>, facts: readonly Fact[]): Promise<TypeCatalogue> {
  const types = facts.flatMap((fact) => fact.what === "event" ? [fact.type] : []);
  return catalogueOf(await findOwnTypes(trx, types));
}

/** A fact as it is stored, or a sentence that says what is wrong with it. */
type Checked =
  | { readonly checked: FactAbout; readonly problem: null }
  | { readonly checked: null; readonly problem: string };

function checkFact(about: FactAbout, now: number, types: TypeCatalogue): Checked {
  const problem = problemOf(about, now);
  if (problem !== null) return { checked: null, problem };
  const { object, fact } = about;
  if (object.kind !== "event" || fact.what !== "event") return { checked: about, problem };
  // An event in Laurel's own format must be as valid as an event that is sent to the API.
  const { data, fault } = readData(fact.type, fact.data, types);
  return fault === null
    ? { checked: { object: { ...object, kind: "event" }, fact: { ...fact, data } }, problem }
    : { checked: null, problem: `The ${fact.type} is not valid: ${fault}.` };
}

/** Returns what is wrong with a fact of any kind, whatever it says. */
function problemOf({ object, fact }: FactAbout, now: number): string | null {
  if (object.id.length === 0 || object.id.length > MAX_OBJECT_ID) {
    return `The id of a ${object.kind} must have 1 to ${MAX_OBJECT_ID} characters.`;
  }
  if (fact.key.length === 0 || fact.key.length > MAX_KEY) {
    return `A fact about ${object.kind} ${object.id} has an id that is too long.`;
  }
  if (!Number.isFinite(fact.time) || fact.time < 0 || !Number.isSafeInteger(fact.revision ?? 0)) {
    return `A fact about ${object.kind} ${object.id} has no time.`;
  }
  if (fact.time > now + MAX_AHEAD_MILLISECONDS) {
    return `A fact about ${object.kind} ${object.id} is dated more than ${MAX_AHEAD_MINUTES} minutes ` +
      "in the future. Check the tool's clock.";
  }
  return null;
}

/** Returns a sentence about a value that is ignored although the rest of the fact counts. */
function noteOn({ object, fact }: FactAbout): string | null {
  if (fact.what !== "value" || fact.value === null || Math.abs(fact.value) <= MAX_VALUE) {
    return null;
  }
  return `The value of ${object.kind} ${object.id} is beyond ${
    MAX_VALUE.toLocaleString("en-US")
  }, ` +
    "more than an event may state, so it counts without one.";
}
