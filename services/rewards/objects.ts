import { objectIdOf, type ScoringEvent } from "@/core/events/events.ts";
import { compareEvents, type EventKey } from "@/core/events/order.ts";
import { paysOncePerObject, type RuleVersion } from "@/core/rules/rules.ts";
import {
  findHolders,
  type ObjectHolder,
  type ObjectIdentity,
  objectKey,
} from "@/db/events/pay_once.ts";
import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** Which event is the first about each object, among those that the transaction has read. */
export interface ObjectIndex {
  /** Reads the objects of events that were not read yet. */
  load(events: readonly ScoringEvent[]): Promise<void>;
  /** Adds new events as candidates; returns the stored first events that one of them precedes. */
  add(events: readonly ScoringEvent[]): readonly ObjectHolder[];
  /** Returns the stored events that are now the first about the objects of reversed events. */
  holdersOf(released: readonly ScoringEvent[]): readonly ObjectHolder[];
  readonly isTaken: (event: ScoringEvent) => boolean;
}

/** Returns the objects of events whose action pays once per object under any rule version. */
export function objectsOf(
  events: readonly ScoringEvent[],
  versions: readonly RuleVersion[],
): ObjectIdentity[] {
  const found = new Map<string, ObjectIdentity>();
  for (const event of events) {
    const object = objectOf(event, versions);
    if (object) found.set(objectKey(object), object);
  }
  return [...found.values()];
}

function objectOf(
  event: ScoringEvent,
  versions: readonly RuleVersion[],
): ObjectIdentity | undefined {
  const objectId = objectIdOf(event.data);
  if (objectId === null) return undefined;
  const isLimited = versions.some((version) => paysOncePerObject(version, event.type));
  return isLimited ? { type: event.type, source: event.source, objectId } : undefined;
}

/** Creates an empty index that reads in a transaction. */
export function createObjectIndex(
  db: Kysely<Schema>,
  versions: readonly RuleVersion[],
): ObjectIndex {
  const first = new Map<string, EventKey>();
  const lookedUp = new Set<string>();
  const stored = new Map<string, ObjectHolder>();
  return {
    async load(events) {
      const asked = objectsOf(events, versions).filter((object) =>
        !lookedUp.has(objectKey(object))
      );
      for (const [key, holder] of await findHolders(db, asked)) {
        stored.set(key, holder);
        const known = first.get(key);
        if (!known || compareEvents(holder, known) < 0) first.set(key, holder);
      }
      for (const object of asked) lookedUp.add(objectKey(object));
    },
    add(events) {
      const displaced = new Map<string, ObjectHolder>();
      for (const event of events) {
        const object = objectOf(event, versions);
        if (!object) continue;
        const key = objectKey(object);
        const known = first.get(key);
        if (known && compareEvents(known, event) <= 0) continue;
        first.set(key, event);
        const holder = stored.get(key);
        if (holder) displaced.set(key, holder);
      }
      return [...displaced.values()];
    },
    holdersOf(released) {
      return released.flatMap((event) => {
        const object = objectOf(event, versions);
        const holder = object && stored.get(objectKey(object));
        return holder ? [holder] : [];
      });
    },
    isTaken(event) {
      const object = objectOf(event, versions);
      const holder = object && first.get(objectKey(object));
      return holder !== undefined && compareEvents(holder, event) < 0;
    },
  };
}
