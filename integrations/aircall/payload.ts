import { z } from "zod";
import { idSchema } from "../shared/json.ts";
import { fromAnyTime } from "../shared/time.ts";

/** Unix seconds; newer parts of Aircall send ISO. Null and absent are the same. */
const timeSchema = z.union([z.number(), z.string(), z.null()]).optional().transform((value, at) => {
  if (value === null || value === undefined) return null;
  const time = fromAnyTime(value);
  if (time === null) at.addIssue("is not a time");
  return time;
});

const text = z.string().nullish().catch(null);

const userSchema = z.looseObject({ id: idSchema, name: text, email: text });
/** Somebody, or nothing: Aircall sends null, leaves the field out or sends an empty object. */
const somebody = userSchema.nullish().catch(null);

/** What every webhook of Aircall is wrapped in. */
export const envelopeSchema = z.looseObject({
  resource: z.string().max(100),
  event: z.string().min(1).max(100),
  timestamp: timeSchema.refine((time) => time !== null, "is missing").transform((time) => time!),
  data: z.looseObject({}),
});

export const callSchema = z.looseObject({
  id: idSchema,
  direction: z.enum(["inbound", "outbound"]).nullish().catch(null),
  started_at: timeSchema,
  answered_at: timeSchema,
  ended_at: timeSchema,
  user: somebody,
  contact: z.looseObject({ id: idSchema }).nullish().catch(null),
  tags: z.array(z.looseObject({ name: text, tagged_by: somebody, tagged_at: timeSchema }))
    .max(1000).nullish(),
});

export const contactSchema = z.looseObject({
  id: idSchema,
  first_name: text,
  last_name: text,
  company_name: text,
  emails: z.array(z.unknown()).nullish().catch(null),
  phone_numbers: z.array(z.unknown()).nullish().catch(null),
  created_at: timeSchema,
});

const number = z.number().nullish().catch(null);

export const evaluationSchema = z.looseObject({
  id: z.unknown().optional(),
  call_id: z.unknown().optional(),
  call: z.looseObject({ id: z.unknown().optional() }).nullish().catch(null),
  score: number,
  max_score: number,
  score_percentage: number,
});

export type AircallUser = z.output<typeof userSchema>;
export type AircallCall = z.output<typeof callSchema>;
export type AircallContact = z.output<typeof contactSchema>;
export type AircallEvaluation = z.output<typeof evaluationSchema>;
