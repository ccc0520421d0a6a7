import { z } from "zod";
import { Unparseable } from "@/integrations/adapter.ts";
import { isAbsent } from "./absent.ts";
import { parseExactJson } from "./exact_json.ts";
import { whyNotUtf8 } from "./utf8.ts";

// No tool nests half as deep, and code that later walks a payload recursively cannot overflow the
// stack.
const MAX_LEVELS = 40;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Decodes a body as text. @throws {Unparseable} when it is not UTF-8 */
function readUtf8(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch {
    // TextDecoder throws for nothing else.
    throw new Unparseable(`The body is not text in UTF-8. ${whyNotUtf8(body)}`);
  }
}

/**
 * Parses a body as plain JSON that every database can store: NUL and unpaired surrogates become
 * U+FFFD, byte order marks at the start of texts are removed, and keys with a special meaning in
 * JavaScript are left out.
 * @throws {Unparseable} with a reason that does not quote the body
 */
export function readJson(body: Uint8Array): unknown {
  const text = readUtf8(body);
  if (text.trim() === "") throw new Unparseable("The body is empty; it should be JSON.");
  let value: unknown;
  try {
    value = parseExactJson(text, "all");
  } catch {
    // A SyntaxError, whose own words would quote what the tool sent.
    throw new Unparseable(
      `The body is not JSON, or only part of it arrived (${body.length} bytes).`,
    );
  }
  return tidy(value, 0);
}

/**
 * Parses the fields of a form (`application/x-www-form-urlencoded`), in their order.
 * @throws {Unparseable} when it is not UTF-8
 */
export function readForm(body: Uint8Array): [string, string][] {
  return [...new URLSearchParams(readUtf8(body))];
}

/** Removes what cannot be stored from a value, see {@link readJson}. */
function tidy(value: unknown, level: number): unknown {
  if (typeof value === "string") return tidyText(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null) return value;
  if (level >= MAX_LEVELS) {
    throw new Unparseable(`The JSON is nested deeper than ${MAX_LEVELS} levels.`);
  }
  if (Array.isArray(value)) return value.map((one) => tidy(one, level + 1));
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => key !== "__proto__")
      .map(([key, one]) => [tidyText(key), tidy(one, level + 1)]),
  );
}

/**
 * Returns a text that every database stores unchanged; one of them drops byte order marks at the
 * start.
 */
export function tidyText(text: string): string {
  return text.replace(/^\uFEFF+/, "").replaceAll("\u0000", "\uFFFD").toWellFormed();
}

/**
 * Parses a value with a schema.
 * @param what the expected thing with its article: "an Aircall webhook"
 * @throws {Unparseable} naming the first wrong field, never its content
 */
export function readShape<S extends z.ZodType>(
  schema: S,
  value: unknown,
  what: string,
): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.map(String).join(".").slice(0, 100);
  const problem = problemOf(issue, valueAt(value, issue.path));
  throw new Unparseable(`This is not ${what}: ${path === "" ? problem : `${path}: ${problem}`}.`);
}

/** The names of the expected types, by zod's names. */
const TYPES: Readonly<Record<string, string>> = {
  object: "an object",
  record: "an object",
  array: "a list",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

/** Describes what is wrong with a field, as the text after its name. */
function problemOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.path.length > 0 && isAbsent(value)) return "is missing";
  switch (issue.code) {
    case "invalid_type":
      return `should be ${TYPES[issue.expected] ?? "of another type"}`;
    case "invalid_union":
    case "invalid_value":
      return "is not what it should be";
    case "too_big":
      return "is too long";
    default:
      return issue.message;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined,
    value,
  );
}

/** An id that tools send as a number or a text, returned as text of 1 to 150 characters. */
export const idSchema = z.union([z.int(), z.string()]).transform((id) => String(id).trim())
  .pipe(z.string().min(1).max(150));

/** An id that is required. */
export const requiredId = idSchema.refine((id) => !isAbsent(id), "is missing");

/** Returns an id as text; null when there is none or it is invalid. */
export function idOf(value: unknown): string | null {
  const result = idSchema.safeParse(value);
  return result.success ? result.data : null;
}
