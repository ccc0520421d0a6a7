import { z } from "zod";
import { requiredId } from "@/integrations/shared/json.ts";
import { isAbsent } from "@/integrations/shared/absent.ts";
import {
  fieldsFrom,
  idFrom,
  itemsFrom,
  numberFrom,
  optional,
  optionalBy,
  optionalList,
  optionalTime,
  textFrom,
} from "@/integrations/shared/optional.ts";
import { fromAnyTime } from "@/integrations/shared/time.ts";

/** The maximum number of tags that are read. */
const MAX_TAGS = 20;

/** Unix seconds; newer parts of Aircall send ISO times. */
const time = optionalTime(fromAnyTime);
const text = optionalBy(textFrom);
const number = optionalBy(numberFrom);
const id = optionalBy(idFrom);

const userSchema = z.looseObject({ id: requiredId, name: text, email: text });
/** A user or null: Aircall sends null, leaves the field out or sends an empty object. */
const somebody = optionalBy((value) => {
  const read = userSchema.safeParse(value);
  return read.success && idFrom(read.data.id) !== null ? read.data : null;
});

/** The envelope of every webhook of Aircall. */
export const envelopeSchema = z.looseObject({
  event: z.string().trim().toLowerCase().min(1).max(100),
});

/** The contents of the webhooks that Laurel reads. */
export const contentSchema = z.looseObject({
  timestamp: time.refine((at) => at !== null, "is missing, or is not a time")
    .transform((at) => at!),
  data: z.looseObject({}),
});

const tagSchema = z.union([
  z.looseObject({ name: text, tagged_by: somebody, tagged_at: time }),
  z.string().transform((name) => ({ name, tagged_by: null, tagged_at: null })),
]);

export const callSchema = z.looseObject({
  id: requiredId,
  status: text,
  direction: optionalBy((value) => {
    const direction = textFrom(value)?.toLowerCase();
    return direction === "inbound" || direction === "outbound" ? direction : null;
  }),
  started_at: time,
  answered_at: time,
  ended_at: time,
  /** Seconds from the first ring to the end. */
  duration: number,
  user: somebody,
  contact: optional(z.looseObject({ id: requiredId })),
  tags: optionalList(tagSchema, MAX_TAGS),
});

export const contactSchema = z.looseObject({
  id: requiredId,
  first_name: text,
  last_name: text,
  company_name: text,
  emails: z.unknown().optional().transform(hasSome),
  phone_numbers: z.unknown().optional().transform(hasSome),
  created_at: time,
});

export const evaluationSchema = z.looseObject({
  id,
  call_id: id,
  call: optional(z.looseObject({ id })),
  score: number,
  max_score: number,
  score_percentage: number,
});

/** Returns whether a contact has at least one usable address or number. */
function hasSome(value: unknown): boolean {
  return itemsFrom(value).some((item) =>
    !isAbsent(typeof item === "object" ? fieldsFrom(item).value : item)
  );
}

/**
 * Returns what a webhook is about, judged by the fields that Laurel knows; `resource` only repeats
 * the event.
 */
export function kindOf(payload: unknown): "call" | "contact" | null {
  const { event } = fieldsFrom(payload);
  const name = typeof event === "string" ? event.trim().toLowerCase() : "";
  return (["call", "contact"] as const).find((kind) => name.startsWith(`${kind}.`)) ?? null;
}

export type AircallUser = z.output<typeof userSchema>;
export type AircallCall = z.output<typeof callSchema>;
export type AircallContact = z.output<typeof contactSchema>;
export type AircallEvaluation = z.output<typeof evaluationSchema>;
