import { PRIZE_TYPES, RECORDED_TYPES, SCORED_TYPES } from "./events.ts";
import { type FieldKind, FIELDS } from "./fields.ts";

/** The maximum length of a type's name. */
export const MAX_TYPE_LENGTH = 256;

/** What checks of rules, achievements, challenges and boosts need to know about types. */
export interface KnownTypes {
  /** Returns whether it is a type of work: one that comes from outside and that rules can name. */
  isWork(type: string): boolean;
  /** Returns what a field of a type holds, or undefined when nobody has said so. */
  fieldOf(type: string, field: string): FieldKind | undefined;
  /** Returns the names of the fields of a type whose kind is known. */
  fieldsOf(type: string): readonly string[];
}

const WORK: ReadonlySet<string> = new Set([...SCORED_TYPES, ...RECORDED_TYPES]);
const ALL_FIELDS = Object.keys(FIELDS);

/** The types that Laurel brings along. All of them share the fields that Laurel knows. */
export const LAURELS_TYPES: KnownTypes = {
  isWork: (type) => WORK.has(type),
  fieldOf: (_type, field) => Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined,
  fieldsOf: () => ALL_FIELDS,
};

/** Returns whether achievements and challenges can count a type. */
export function isCountable(type: string, types: KnownTypes): boolean {
  return types.isWork(type) || (PRIZE_TYPES as readonly string[]).includes(type);
}

/** What is said about a name that no type has, after the name. */
export const NO_SUCH_TYPE = "is no known type of event; define it under Event Types first";

/** Returns the places of a list that name no countable type, with what is wrong. */
export function unknownTypesIn(
  events: readonly string[],
  types: KnownTypes,
  path: string,
): { readonly path: string; readonly message: string }[] {
  return events.flatMap((type, index) =>
    isCountable(type, types)
      ? []
      : [{ path: `${path}.${index}`, message: `"${type.slice(0, 100)}" ${NO_SUCH_TYPE}` }]
  );
}
