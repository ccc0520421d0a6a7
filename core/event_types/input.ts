import { z } from "zod";
import { isReserved } from "@/core/events/events.ts";
import { isServerField } from "@/core/events/fields.ts";
import { normalizeName } from "@/core/identity.ts";
import { FIELD_KINDS, PRIZE_DOMAIN, TYPE_DOMAINS } from "./definitions.ts";

/** The maximum number of fields of one type. */
const MAX_FIELDS = 50;
const MAX_AMOUNT = 1e15;

const isStorable = (text: string) => !text.includes("\0") && text.isWellFormed();

/** A text of one line, with at least one visible character. */
function lineOf(most: number) {
  return z.string().max(1_000).refine(
    isStorable,
    "holds a NUL character or half of a surrogate pair",
  )
    .overwrite(normalizeName).min(1, "has nothing in it that can be seen").max(most);
}

/** Every object has these names, such as "constructor"; nothing of Laurel's is called that. */
const isFree = (name: string) => !(name in {});

/** The name of a new type. CloudEvents often have names such as `com.example.order.paid`. */
export const newTypeName = z.string().regex(
  /^[a-zA-Z][a-zA-Z0-9_.:/-]{0,99}$/,
  "must begin with a letter and have at most 100 letters, digits and _ . : / -",
).refine(
  (type) => !isReserved(type),
  "is reserved for what Laurel itself makes",
).refine(isFree, "is a name that cannot be used");

export const typeTitle = lineOf(100);

/** A domain; Laurel's own are written in lower case. */
export const typeDomain = lineOf(50).overwrite((domain) => {
  const lower = domain.toLowerCase();
  return (TYPE_DOMAINS as readonly string[]).includes(lower) ? lower : domain;
}).refine((domain) => domain.toLowerCase() !== PRIZE_DOMAIN, "is reserved for what Laurel pays");

export const typeIcon = z.string().regex(
  /^[a-z0-9-]{1,50}$/,
  "must have 1 to 50 lower-case letters, digits and -",
);

const limit = z.number().min(-MAX_AMOUNT).max(MAX_AMOUNT).nullish();

const fieldSchema = z.strictObject({
  name: z.string().regex(
    /^[a-zA-Z]\w{0,49}$/,
    "must begin with a letter and have at most 50 letters, digits and _",
  ).refine(isFree, "is a name that cannot be used")
    .refine((name) => !isServerField(name), "is filled in by Laurel, for every type")
    .refine((name) => name !== "reverses", "is reserved for reversals"),
  kind: z.enum(FIELD_KINDS),
  minimum: limit,
  maximum: limit,
  required: z.boolean().nullish(),
  title: lineOf(100).nullish(),
  unit: lineOf(30).nullish(),
}).superRefine((field, context) => {
  const say = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  const { name, kind, minimum, maximum, unit } = field;
  if (name === "objectId" && kind !== "text") {
    say("kind", "must be text: objectId names what the event is about");
  }
  for (const [path, value] of [["minimum", minimum], ["maximum", maximum]] as const) {
    if (value === null || value === undefined) continue;
    if (kind === "boolean") say(path, "is only for numbers and texts");
    if (kind === "text" && !(Number.isInteger(value) && value >= 0)) {
      say(path, "is a number of characters: a whole number, at least 0");
    }
  }
  if (typeof minimum === "number" && typeof maximum === "number" && minimum > maximum) {
    say("minimum", `is above the maximum of ${maximum}`);
  }
  if (unit && kind !== "number") say("unit", "is only for numbers");
}).transform(({ name, kind, ...rest }) => {
  // What is null was left empty.
  const given = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return { name, kind, ...Object.fromEntries(given) as Partial<NonNullish<typeof rest>> };
});

type NonNullish<T> = { [K in keyof T]: NonNullable<T[K]> };

/** The fields of a type, each with a name of its own. */
export const typeFields = z.array(fieldSchema).max(MAX_FIELDS).superRefine((fields, context) => {
  const seen = new Map<string, string>();
  fields.forEach(({ name }, index) => {
    const first = seen.get(name.toLowerCase());
    if (first === undefined) return void seen.set(name.toLowerCase(), name);
    const message = first === name
      ? `"${name}" is the name of another field already`
      : `"${name}" differs from "${first}" only in capital letters`;
    context.addIssue({ code: "custom", path: [index, "name"], message });
  });
});
