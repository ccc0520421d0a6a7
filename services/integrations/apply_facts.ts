import { stringify } from "safe-stable-stringify";
import type { Kysely } from "kysely";
import { MAX_AHEAD_MILLISECONDS, MAX_AHEAD_MINUTES } from "@/core/events/events.ts";
import { MOST_VALUE } from "@/core/events/fields.ts";
import { derive } from "@/core/integrations/derive.ts";
import { type DeriveContext } from "@/core/integrations/derived.ts";
import type { Fact, FactAbout } from "@/core/integrations/facts.ts";
import { newerFact } from "@/core/integrations/merge.ts";
import { findDerived, type PlacedRow, saveDerived } from "@/db/integrations/derived_events.ts";
import { findIdentities, type Identity } from "@/db/integrations/identities.ts";
import {
  findDeliveryObjects,
  findFacts,
  forgetDelivery,
  lockObjects,
  objectKey,
  type ObjectPlace,
  type ObjectState,
  saveFacts,
  saveStates,
} from "@/db/integrations/objects.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { ConfigStore } from "@/services/rewards/config.ts";
import { measureElapsed } from "./elapsed.ts";
import { dataFault, judgeEvent } from "./judge_event.ts";
import { whyNothing } from "./no_outcome.ts";
import { withNormalPerson } from "./normal_people.ts";
import { planEvents } from "./plan_events.ts";
import type { OpenIntegration } from "./registry.ts";

/** Most facts of one object; a conversation with more messages earns nothing more. */
export const MAX_FACTS = 2_000;

const MAX_OBJECT_ID = 150;
const MAX_KEY = 80;

/** What applying facts depends on besides them. */
export interface FactsContext {
  readonly integration: Pick<OpenIntegration, "id" | "provider" | "settings" | "stored">;
  readonly tenant: string;
  readonly config: ConfigStore;
  /** The organization's zone. */
  readonly timeZone: string;
  /** People who are known already in this transaction. */
  readonly identities?: ReadonlyMap<string, Identity>;
  /** The webhook that told them; none when they are only derived anew. */
  readonly delivery?: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What became of facts. */
export interface Applied {
  readonly places: readonly ObjectPlace[];
  /** What of the events that follow is to be sent. */
  readonly open: readonly PlacedRow[];
  /** Whose work was found to wait because nobody has said who they are. */
  readonly waiting: readonly string[];
  /** Why some were left out, a sentence each. */
  readonly refused: readonly string[];
  /** What counts for less than it tells, a sentence each. */
  readonly notes: readonly string[];
  /** Why nothing has come of it; null when something has. */
  readonly nothing: string | null;
  /** An event came again under the same id with other content; the first one stays. */
  readonly hasConflict: boolean;
}

/** Who stands in a fact. */
export function personOf(fact: Fact): string | null {
  return "person" in fact ? fact.person : null;
}

/**
 * Adds facts to those that are known of their objects, in place of what the webhook told before, and
 * works out anew what follows from them. Within a transaction: all of it or nothing.
 */
export async function applyFacts(
  trx: Kysely<Schema>,
  facts: readonly FactAbout[],
  delivery: { readonly id: number; readonly isNew: boolean },
  context: FactsContext,
): Promise<Applied> {
  const { tenant, now } = context;
  const integrationId = context.integration.id;
  const refused = new Set<string>();
  const usable = facts.filter((one) => {
    const problem = checkFact(one, now);
    if (problem !== null) refused.add(problem);
    return problem === null;
  });
  const told = delivery.isNew ? [] : await findDeliveryObjects(trx, [delivery.id], null);
  const touched = [
    ...usable.map(({ object }) => ({ integrationId, tenant, ...object })),
    ...told.map(({ deliveryId: _, ...place }) => place),
  ];
  const places = [...new Map(touched.map((place) => [objectKey(place), place])).values()];
  if (places.length === 0) {
    const none = { open: [], waiting: [], notes: [], nothing: null, hasConflict: false };
    return { places, ...none, refused: [...refused] };
  }

  await lockObjects(trx, places, now);
  // Only what is locked may be forgotten: others are comparing new facts with it.
  if (!delivery.isNew) await forgetDelivery(trx, delivery.id, places);
  const known = await findFacts(trx, places);
  const changed: { place: ObjectPlace; fact: Fact }[] = [];
  let hasConflict = false;
  for (const { object, fact } of usable) {
    const place = { integrationId, tenant, ...object };
    const own = known.get(objectKey(place))!;
    const before = own.get(fact.key);
    if (before && isSameFact(before, fact)) continue;
    if (before && isConflict(before, fact)) {
      hasConflict = true;
      continue;
    }
    if (!before && own.size >= MAX_FACTS) {
      refused.add(`More than ${MAX_FACTS} things are known of this ${object.kind} already.`);
      continue;
    }
    const winner = before ? newerFact(before, fact) : fact;
    if (winner === before) continue;
    own.set(fact.key, winner);
    changed.push({ place, fact: winner });
  }
  // Of one key that was changed twice, what counts was written to `own` last.
  const last = new Map(changed.map((one) => [`${objectKey(one.place)}\0${one.fact.key}`, one]));
  await saveFacts(trx, [...last.values()], delivery.id);
  const rows = await deriveObjects(trx, places, known, { ...context, delivery: delivery.id });
  const open = rows.filter((row) => !row.isSettled);
  const waiting = rows.filter((row) => row.isWanted && row.agentRowId === null)
    .map((row) => row.person);
  const { settings } = context.integration;
  const wasRead = told.length > 0;
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
 * Works out anew what objects have earned; they are locked, and all their facts are given.
 * @returns what of it has changed
 */
export async function deriveObjects(
  trx: Kysely<Schema>,
  places: readonly ObjectPlace[],
  facts: ReadonlyMap<string, ReadonlyMap<string, Fact>>,
  context: FactsContext,
): Promise<PlacedRow[]> {
  const { integration, tenant, now } = context;
  const account = { provider: integration.provider, tenant };
  // Facts from before people were normalized are read as if they had been told today.
  const factsOf = (place: ObjectPlace) =>
    [...facts.get(objectKey(place))!.values()]
      .map((fact) => withNormalPerson(integration.provider, fact));
  const told = places.flatMap(factsOf).map(personOf);
  const people = new Set(told.filter((person) => person !== null));
  const known = context.identities ?? new Map<string, Identity>();
  const others = [...people].filter((person) => !known.has(person));
  const found = await findIdentities(trx, account, others);
  const agents = agentsOf([...known, ...found]);
  const { settings } = integration;
  const elapsed = await measureElapsed(trx, { ...context, settings, agents });
  const deriving: DeriveContext = { settings, elapsed };
  const stored = Map.groupBy(await findDerived(trx, places), ({ place }) => objectKey(place));
  const rows: PlacedRow[] = [];
  const states: ObjectState[] = [];
  for (const place of places) {
    const own = factsOf(place);
    const { state, events } = derive(place, own, deriving);
    const judged = events.map((event) => judgeEvent(event, now));
    const agentOf = (person: string) => agents.get(person) ?? null;
    const planned = planEvents(stored.get(objectKey(place)) ?? [], judged, { agentOf, now });
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

/** Whether an id was used for two events. One that does not say when may come at several times. */
function isConflict(a: Fact, b: Fact): boolean {
  if (a.what !== "event" || b.what !== "event") return false;
  const content = ({ type, person, data }: typeof a) => stringify({ type, person, data });
  return content(a) !== content(JSON.parse(JSON.stringify(b)));
}

/** What is wrong with a fact, as a sentence; null when nothing is. */
function checkFact({ object, fact }: FactAbout, now: number): string | null {
  if (object.id.length === 0 || object.id.length > MAX_OBJECT_ID) {
    return `The id of a ${object.kind} must have 1 to ${MAX_OBJECT_ID} characters.`;
  }
  if (fact.key.length === 0 || fact.key.length > MAX_KEY) {
    return `What is told of ${object.kind} ${object.id} has an id that is too long.`;
  }
  if (!Number.isFinite(fact.time) || fact.time < 0 || !Number.isSafeInteger(fact.revision ?? 0)) {
    return `What is told of ${object.kind} ${object.id} has no time.`;
  }
  if (fact.time > now + MAX_AHEAD_MILLISECONDS) {
    return `What is told of ${object.kind} ${object.id} lies more than ${MAX_AHEAD_MINUTES} minutes ` +
      "in the future. Check the tool's clock.";
  }
  return fact.what === "event" ? checkData(fact.type, fact.data) : null;
}

/** What of a fact counts for nothing although the rest of it does, as a sentence. */
function noteOn({ object, fact }: FactAbout): string | null {
  if (fact.what !== "value" || fact.value === null || Math.abs(fact.value) <= MOST_VALUE) {
    return null;
  }
  return `The value of ${object.kind} ${object.id} is beyond ${
    MOST_VALUE.toLocaleString("en-US")
  }, ` +
    "more than an event may state, so it counts without one.";
}

/** An event in Laurel's own terms must say what events over the API must say. */
function checkData(type: string, data: unknown): string | null {
  const fault = dataFault(data);
  return fault && `The ${type} is not valid: ${fault}.`;
}
