import { z } from "zod";
import { describeTextOrWhole } from "@/core/problems/issue_words.ts";
import { withoutByteOrderMark } from "./byte_order_mark.ts";
import { DATA_FIELDS, type FieldKind } from "./fields.ts";

/** Returns a schema of a given text, or a whole number. */
export function textOrWhole(text: z.ZodString) {
  const error = describeTextOrWhole;
  return z.union([text, z.int({ error })], { error });
}

const idText = z.string().overwrite(withoutByteOrderMark).min(1).max(256);

/** The schema of each kind of field. */
const KINDS = {
  number: z.number(),
  flag: z.boolean(),
  text: textOrWhole(z.string().min(1).max(256)),
  event: z.strictObject({ source: idText, id: idText }),
};

type DataFields = typeof DATA_FIELDS;
type DataShape = {
  [F in keyof DataFields]: z.ZodOptional<z.ZodNullable<typeof KINDS[DataFields[F]["kind"]]>>;
};

/**
 * What `data` may hold. The same name means the same thing in every type: times are seconds,
 * qualities run from 0 to 1. Unknown fields are kept as they are; a null field counts as absent.
 * Numbers are kept with all their decimals; code that adds them up documents how it rounds.
 */
export const eventDataSchema = z.looseObject(
  Object.fromEntries(
    Object.entries(DATA_FIELDS).map(([field, kind]) => [field, schemaOf(kind).nullish()]),
  ) as DataShape,
);

function schemaOf(field: FieldKind): z.ZodType {
  if (field.kind !== "number") return KINDS[field.kind];
  const { min, max } = field;
  // One message names both limits, so that nobody has to try twice to find the range.
  const message = `must be a number from ${min} to ${max}`;
  return z.number().min(min, message).max(max, message);
}
