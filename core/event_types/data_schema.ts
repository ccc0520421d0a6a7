import { z } from "zod";
import { eventDataSchema, textOrWhole } from "@/core/events/event_data.ts";
import type { OwnType } from "./catalogue.ts";
import type { TypeDefinition, TypeField } from "./definitions.ts";

type Data = Readonly<Record<string, unknown>> | null | undefined;

/** The schemas of own types; a definition that changes is another object. */
const schemas = new WeakMap<OwnType, z.ZodType<Data>>();

/** The data of an event whose type nobody has defined yet: anything. */
const anyDataSchema = z.looseObject({}).nullish();

/** Returns the schema of the data of a type that is not Laurel's; undefined: nobody defined it. */
export function dataSchemaFor(own: OwnType | undefined): z.ZodType<Data> {
  if (!own) return anyDataSchema;
  const known = schemas.get(own);
  if (known) return known;
  const made = dataSchemaOf(own);
  schemas.set(own, made);
  return made;
}

/**
 * Returns the schema of the data of a type's events. Its own fields come before those that mean the
 * same in every type; fields that nobody defined are kept as they are.
 */
function dataSchemaOf({ fields }: Pick<TypeDefinition, "fields">) {
  const own = fields.map((field) => {
    const schema = schemaOf(field);
    return [field.name, field.required ? schema : schema.nullish()] as const;
  });
  const schema = z.looseObject({ ...eventDataSchema.shape, ...Object.fromEntries(own) });
  return fields.some(({ required }) => required) ? schema : schema.nullish();
}

function schemaOf(field: TypeField): z.ZodType {
  if (field.kind === "boolean") return z.boolean();
  const { minimum = -Infinity, maximum = Infinity } = field;
  const message = rangeWords(field);
  if (field.kind === "number") return z.number().min(minimum, message).max(maximum, message);
  const fits = (value: string | number) => {
    const length = String(value).length;
    return length >= minimum && length <= maximum;
  };
  return textOrWhole(z.string()).refine(fits, message);
}

/** One message names both limits, so that nobody has to try twice to find the range. */
function rangeWords({ kind, minimum, maximum }: TypeField): string {
  const [noun, unit] = kind === "number" ? ["a number", ""] : ["text", " characters"];
  const and = kind === "number" ? "from " : "of ";
  if (minimum !== undefined && maximum !== undefined) {
    return `must be ${noun} ${and}${minimum} to ${maximum}${unit}`;
  }
  if (maximum !== undefined) return `must be ${noun} of at most ${maximum}${unit}`;
  return `must be ${noun} of at least ${minimum}${unit}`;
}
