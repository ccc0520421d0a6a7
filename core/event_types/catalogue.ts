import type { FieldKind } from "@/core/events/fields.ts";
import { type KnownTypes, LAURELS_TYPES } from "@/core/events/known_types.ts";
import type { TypeDefinition, TypeField } from "./definitions.ts";

/** A type that an admin defined. */
export interface OwnType extends TypeDefinition {
  readonly revision: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Since then new events of the type are unknown; null while it is defined. */
  readonly deletedAt: number | null;
}

/** All types of events: those that Laurel brings along, and the organization's own. */
export interface TypeCatalogue extends KnownTypes {
  /** Returns the definition of the organization's own type, when it is defined today. */
  ownType(type: string): OwnType | undefined;
  /** Returns what people call one of the organization's own types, also a deleted one. */
  ownTitle(type: string): string | undefined;
}

/** Returns the catalogue of an organization. @param own its own types, deleted ones included */
export function catalogueOf(own: readonly OwnType[]): TypeCatalogue {
  const all = new Map(own.map((one) => [one.type, one]));
  const ownType = (type: string) => {
    const found = all.get(type);
    return found && found.deletedAt === null ? found : undefined;
  };
  return {
    ownType,
    ownTitle: (type) => all.get(type)?.title,
    isWork: (type) => LAURELS_TYPES.isWork(type) || ownType(type) !== undefined,
    fieldOf(type, name) {
      const field = all.get(type)?.fields.find((one) => one.name === name);
      return field ? kindOf(field) : LAURELS_TYPES.fieldOf(type, name);
    },
    fieldsOf(type) {
      const names = all.get(type)?.fields.map((field) => field.name) ?? [];
      return [...new Set([...names, ...LAURELS_TYPES.fieldsOf(type)])];
    },
  };
}

/** Returns what a field can hold, in the terms in which conditions are checked. */
function kindOf({ kind, minimum = -Infinity, maximum = Infinity }: TypeField): FieldKind {
  if (kind === "number") return { kind: "number", min: minimum, max: maximum, whole: false };
  return { kind: kind === "boolean" ? "flag" : "text" };
}
