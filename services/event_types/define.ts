import type { Transaction } from "kysely";
import type { TypeDefinition, TypeField } from "@/core/event_types/definitions.ts";
import { titleOf } from "@/core/explain/arithmetic.ts";
import { measureAlike, ownCountKey } from "@/core/metrics/own_types.ts";
import { type ActionRule, actionRuleSchema } from "@/core/rules/rules.ts";
import { findOwnType, listOwnTypes, saveOwnType } from "@/db/event_types/event_types.ts";
import { insertTypePoints, listTypePoints } from "@/db/event_types/type_points.ts";
import { queueUnknownEvents } from "@/db/event_types/unknown_types.ts";
import { markTypeDue } from "@/db/metrics/due_days.ts";
import { queueEventRescores } from "@/db/scoring/event_rescores.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import { isBuiltIn } from "./built_in.ts";
import { explainPoints } from "./points.ts";
import {
  contradictingPoints,
  eventTypeBuiltIn,
  eventTypeExists,
  pointsInThePast,
} from "./problems.ts";

/** A type to define; its parts have been validated one by one. */
export interface TypeDraft {
  readonly type: string;
  readonly title?: string | undefined;
  readonly domain: string;
  readonly icon: string;
  readonly fields: readonly TypeField[];
  /** What an event pays; null: it is recorded only. */
  readonly points: unknown;
}

/** A change of a definition; what is undefined stays. */
export interface TypeChange {
  readonly title?: string | undefined;
  readonly domain?: string | undefined;
  readonly icon?: string | undefined;
  readonly fields?: readonly TypeField[] | undefined;
  readonly points?: unknown;
  /** The revision that the change is based on. */
  readonly revision?: number | undefined;
  /** Event time from which new points apply, milliseconds since the epoch; default: now. */
  readonly pointsEffectiveFrom?: number | undefined;
}

/** The maximum number of own types that are defined at once: lists show all of them. */
const MAX_TYPES = 150;
/** The same with the deleted ones, which every instance has in memory, too. */
const MAX_STORED = 2_000;
const BEGINNING = 0;

/** Stores a new type, queues the events of it that were kept, and has their days measured again. */
export async function defineType(
  trx: Transaction<Schema>,
  draft: TypeDraft,
  now: number,
): Promise<void> {
  const { type, title = titleOf(type), points, ...rest } = draft;
  if (isBuiltIn(type)) throw eventTypeExists(type);
  const existing = await listOwnTypes(trx);
  const former = existing.find((one) => one.type === type);
  if (former && former.deletedAt === null) throw eventTypeExists(type);
  const defined = existing.filter(({ deletedAt }) => deletedAt === null);
  if (defined.length >= MAX_TYPES || (!former && existing.length >= MAX_STORED)) {
    throw invalidField("type", `is one type more than the ${MAX_TYPES} that can be defined`);
  }
  const definition = { type, title, ...rest };
  const rule = readPoints(points, definition);
  await saveOwnType(trx, definition, now);
  // A type that was deleted before goes on where it stopped: what it paid until then stays.
  const effectiveFrom = former?.deletedAt ?? BEGINNING;
  await insertTypePoints(trx, { type, effectiveFrom, rule, isDefined: true, createdAt: now });
  await queueUnknownEvents(trx, type, effectiveFrom);
  if (!former || !measureAlike(former, definition)) {
    await markTypeDue(trx, type, ownCountKey(type));
  }
}

/** Changes a type. @returns whether it is defined */
export async function changeType(
  trx: Transaction<Schema>,
  type: string,
  change: TypeChange,
  now: number,
): Promise<boolean> {
  if (isBuiltIn(type)) throw eventTypeBuiltIn(type);
  const stored = await findOwnType(trx, type);
  if (!stored || stored.deletedAt !== null) return false;
  refuseOutdated("event type", change.revision, stored.revision);
  const definition: TypeDefinition = {
    type,
    title: change.title ?? stored.title,
    domain: change.domain ?? stored.domain,
    icon: change.icon ?? stored.icon,
    fields: change.fields ?? stored.fields,
  };
  if (change.points !== undefined) {
    const rule = readPoints(change.points, definition);
    await changePoints(trx, type, { rule, from: change.pointsEffectiveFrom, now });
  } else if (change.pointsEffectiveFrom !== undefined) {
    throw invalidField("pointsEffectiveFrom", "belongs to new points, which are missing");
  }
  await saveOwnType(trx, definition, now);
  if (!measureAlike(stored, definition)) await markTypeDue(trx, type, ownCountKey(type));
  return true;
}

async function changePoints(
  trx: Transaction<Schema>,
  type: string,
  { rule, from, now }: {
    readonly rule: ActionRule | null;
    readonly from: number | undefined;
    readonly now: number;
  },
): Promise<void> {
  const last = (await listTypePoints(trx, type)).at(-1);
  // A form sends the points even when only the title was changed.
  if (from === undefined && last && sameRule(last.rule, rule) && last.effectiveFrom <= now) return;
  const effectiveFrom = from ?? now;
  if (effectiveFrom < now) throw pointsInThePast(effectiveFrom, now);
  await insertTypePoints(trx, { type, effectiveFrom, rule, isDefined: true, createdAt: now });
  // Events may be slightly ahead of the clock, so some that it scores may already be stored. It also
  // takes back versions that were to begin later, but no event is that far ahead.
  await queueEventRescores(trx, { from: now, to: null }, "event_type");
}

function sameRule(a: ActionRule | null, b: ActionRule | null): boolean {
  const text = (rule: ActionRule | null) =>
    JSON.stringify(rule === null ? null : actionRuleSchema.parse(rule));
  return text(a) === text(b);
}

/**
 * Reads the points of a definition.
 * @returns null when events are recorded only
 * @throws {ProblemError} `validation_failed` with the place of each error
 */
function readPoints(points: unknown, definition: TypeDefinition): ActionRule | null {
  if (points === null || points === undefined) return null;
  const { rule, issues } = explainPoints(points, definition);
  if (!rule || issues.some(({ severity }) => severity === "error")) {
    throw contradictingPoints(issues);
  }
  return rule;
}
