import { BUILT_IN_TYPES, PRIZE_DEFINITIONS } from "@/core/event_types/built_in.ts";
import { compareDomains, type TypeDefinition } from "@/core/event_types/definitions.ts";
import type { OwnType } from "@/core/event_types/catalogue.ts";
import type { EventTypeDetail, EventTypeView } from "@/core/event_types/views.ts";
import { ruleOf, type RuleVersion, typePointsAt } from "@/core/rules/rules.ts";
import type { StoredTypePoints } from "@/db/event_types/type_points.ts";
import type { Language } from "@/core/language.ts";
import { germanType, unitName } from "@/words/names.ts";

/** The rules in force, the time at which they are looked at, and the language of Laurel's names. */
interface InForce {
  readonly version: RuleVersion;
  readonly now: number;
  readonly language: Language;
}

/** Returns the types as lists show them: by domain, then by title. */
export function viewTypes(own: readonly OwnType[], inForce: InForce): EventTypeView[] {
  const views = [
    ...BUILT_IN_TYPES.map((one) => viewBuiltIn(one, inForce)),
    ...PRIZE_DEFINITIONS.map((one) => viewPrize(one, inForce)),
    ...own.filter(({ deletedAt }) => deletedAt === null).map((one) => viewOwn(one, inForce)),
  ];
  return views.sort((a, b) =>
    compareDomains(a.domain, b.domain) || a.title.localeCompare(b.title, inForce.language) ||
    (a.type < b.type ? -1 : 1)
  );
}

/** Adds the history of what a type pays. */
export function withVersions(
  view: EventTypeView,
  versions: readonly StoredTypePoints[],
): EventTypeDetail {
  const points = versions.map((one) => ({
    version: one.version,
    // The first version applies to all work, however old it is.
    effectiveFrom: one.effectiveFrom === 0 ? null : iso(one.effectiveFrom),
    points: one.rule,
    isDefined: one.isDefined,
    createdAt: iso(one.createdAt),
  }));
  return { ...view, versions: points.reverse() };
}

function viewBuiltIn(
  definition: TypeDefinition,
  { version, language }: InForce,
): EventTypeView {
  const isPaid = ruleOf(version.rules, definition.type) !== undefined;
  return {
    ...fixed(definition, language),
    isSendable: true,
    isPaid,
    paidBy: isPaid ? "rules" : null,
  };
}

function viewPrize(definition: TypeDefinition, { language }: InForce): EventTypeView {
  return { ...fixed(definition, language), isSendable: false, isPaid: true, paidBy: null };
}

/** A type of Laurel: its names are in the language of whoever asks. */
function fixed(definition: TypeDefinition, language: Language) {
  return {
    ...definition,
    title: germanType(language, definition.type) ?? definition.title,
    fields: definition.fields.map(({ unit, ...field }) =>
      unit === undefined ? field : { ...field, unit: unitName(language, unit) }
    ),
    isBuiltIn: true,
    points: null,
    revision: null,
    createdAt: null,
  };
}

function viewOwn(
  { type, title, domain, icon, fields, revision, createdAt }: OwnType,
  { version, now }: InForce,
): EventTypeView {
  const isNamed = ruleOf(version.rules, type) !== undefined;
  const points = typePointsAt(version.typePoints, type, now)?.rule ?? null;
  return {
    type,
    title,
    domain,
    icon,
    fields,
    isBuiltIn: false,
    isSendable: true,
    isPaid: isNamed || points !== null,
    paidBy: isNamed ? "rules" : points === null ? null : "definition",
    points,
    revision,
    createdAt: iso(createdAt),
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
