import type { z } from "zod";

/** A fault that zod found, before it is described. */
type Issue = z.core.$ZodRawIssue;

const WANTED: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number such as 0.9",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};
const MAX_NAMES = 30;

/**
 * Describes what is wrong with a value, as the end of a sentence that begins with the value's name.
 * All entry points use the same words. The value itself is not repeated, because it may be kept
 * longer in a log than where it was sent.
 * @returns undefined where zod's own message is used
 * @example
 * describeIssue(issue); // "must be text, not a number"
 */
export function describeIssue(issue: Issue): string | undefined {
  if (issue.input === undefined && issue.code !== "custom") return "is missing";
  switch (issue.code) {
    case "invalid_type":
      if (Number.isNaN(issue.input)) return "must be a number";
      return `must be ${wanted(expectedOf(issue))}${notGiven(issue.input, issue.expected)}`;
    case "too_small":
      if (issue.exact) return `must have exactly ${count(issue.minimum, issue.origin)}`;
      if (isMeasure(issue.origin)) {
        return `must be ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}`;
      }
      if (Number(issue.minimum) === 1) return "must not be empty";
      return `must have at least ${count(issue.minimum, issue.origin)}`;
    case "too_big":
      if (issue.exact) return `must have exactly ${count(issue.maximum, issue.origin)}`;
      if (isMeasure(issue.origin)) {
        return `must be ${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}`;
      }
      return `must have at most ${count(issue.maximum, issue.origin)}`;
    case "invalid_value":
      return `must be ${
        oneOf(issue.values.map((value) => JSON.stringify(value) ?? String(value)))
      }`;
    case "invalid_format":
      return FORMATS[issue.format] ?? "has a form that is not allowed";
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return `holds ${
        issue.keys.length === 1 ? "a field that is" : "fields that are"
      } not known: ` +
        issue.keys.slice(0, MAX_NAMES).map((key) => key.slice(0, 40)).join(", ");
    case "invalid_union":
      return describeUnion(issue);
    case "invalid_key":
      return "holds a name that is not allowed";
    case "invalid_element":
      return "holds an entry that is not allowed";
    default:
      return "is not valid";
  }
}

/** Describes a value that should be text or a whole number and is neither. */
export function describeTextOrWhole({ input }: Pick<Issue, "input">): string {
  if (input === undefined) return "is missing";
  return `must be text or a whole number${notGiven(input, "int")}`;
}

/** Returns what zod found, without remarks about the length of values that have the wrong type. */
export function primaryIssues({ issues }: z.ZodError): readonly z.core.$ZodIssue[] {
  const mistyped = new Set<string>();
  return issues.filter(({ code, path }) => {
    const place = JSON.stringify(path.map(String));
    if (mistyped.has(place)) return false;
    if (code === "invalid_type") mistyped.add(place);
    return true;
  });
}

const FORMATS: Readonly<Record<string, string>> = {
  email: "must be an e-mail address",
  url: "must be a URL",
  date: "must be a date such as 2026-11-22",
  datetime: "must be a time such as 2026-11-22T10:00:00Z",
  uuid: "must be a UUID",
};

/** For whole numbers, zod reports "number" as the expected type when the value has another type. */
function expectedOf({ expected, inst }: Extract<Issue, { code: "invalid_type" }>): string {
  if (expected !== "number") return expected;
  const definition = inst?._zod.def as { format?: string; checks?: CheckLike[] } | undefined;
  const formats = [definition?.format, ...definition?.checks?.map(formatOf) ?? []];
  return formats.some((format) => format?.includes("int")) ? "int" : expected;
}

interface CheckLike {
  readonly _zod: { readonly def: { readonly format?: string } };
}

function formatOf({ _zod }: CheckLike): string | undefined {
  return _zod.def.format;
}

function wanted(expected: string): string {
  return WANTED[expected] ?? `of the kind ${expected}`;
}

/**
 * Describes the actual type; empty when the value has the expected type, e.g. 1.5 instead of a
 * whole number.
 */
function notGiven(input: unknown, expected: string): string {
  if (typeof input === "number") {
    return expected === "int" || expected === "number" ? "" : ", not a number";
  }
  if (typeof input === "string") return ", not text";
  if (typeof input === "boolean") return `, not ${input}`;
  if (input === null) return ", not null";
  return Array.isArray(input) ? ", not a list" : typeof input === "object" ? ", not an object" : "";
}

function isMeasure(origin: string): boolean {
  return origin === "number" || origin === "int" || origin === "bigint" || origin === "date";
}

function count(number: number | bigint | Date, origin: string): string {
  const what = origin === "string" ? "character" : origin === "object" ? "field" : "entr";
  const ending = what === "entr"
    ? (Number(number) === 1 ? "y" : "ies")
    : Number(number) === 1
    ? ""
    : "s";
  return `${number} ${what}${ending}`;
}

function oneOf(names: readonly string[]): string {
  if (names.length === 1) return names[0]!;
  const more = names.length > MAX_NAMES ? " …" : "";
  return `one of ${names.slice(0, MAX_NAMES).join(", ")}${more}`;
}

/** Lists the alternatives of a union, when each has a short name. */
function describeUnion(issue: Extract<Issue, { code: "invalid_union" }>): string {
  const { options } = issue as { options?: readonly unknown[] };
  // When one field selects the alternative, the fault belongs to that field.
  if (options) return `must be ${oneOf(options.map((option) => JSON.stringify(option)))}`;
  const kinds = issue.errors.map(([first]) =>
    first?.code === "invalid_type" && first.path.length === 0 ? wanted(first.expected) : null
  );
  const isClear = kinds.length > 0 && kinds.every((kind) => kind !== null);
  if (!isClear) return "has none of the forms that are allowed";
  return `must be ${[...new Set(kinds)].join(" or ")}${notGiven(issue.input, "")}`;
}
