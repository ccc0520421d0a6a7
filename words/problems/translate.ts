/**
 * Problems in German. Laurel writes them in English, and programs depend on that; the texts are
 * translated when an answer leaves, by templates in which `{0}`, `{1}` stand for values.
 */
import { DETAILS_A_TO_N } from "./details_a_to_n.ts";
import { DETAILS_O_TO_Z } from "./details_o_to_z.ts";
import { MESSAGES } from "./messages.ts";
import { NOUNS } from "./nouns.ts";
import { RULE_ISSUE_VALUES, RULE_ISSUES } from "./rule_issues.ts";
import { TITLES } from "./titles.ts";

/** The part of a problem that a text is; an issue is what is wrong with rules, or may be. */
export type ProblemPart = "title" | "detail" | "message" | "issue";

interface Template {
  readonly pattern: RegExp;
  readonly german: string;
  /** How many characters of the text are fixed. */
  readonly fixed: number;
}

/** Templates with several values take longer than linear time, so longer texts stay in English. */
const MAX_LENGTH = 2_000;

/** Values inside values, such as a noun in a message in a detail, are translated down to here. */
const MAX_DEPTH = 3;

const HOLE = /\{\d\}/;
const DETAILS = { ...DETAILS_A_TO_N, ...DETAILS_O_TO_Z };
const TEXTS: Readonly<Record<ProblemPart, Readonly<Record<string, string>>>> = {
  title: TITLES,
  detail: DETAILS,
  message: { ...MESSAGES, ...RULE_ISSUES },
  issue: { ...MESSAGES, ...RULE_ISSUES },
};
const VALUES = { ...NOUNS, ...MESSAGES };
/** Fields and demands of rules are words of everyday, so they are not looked for in other texts. */
const ISSUE_VALUES = { ...VALUES, ...RULE_ISSUES, ...RULE_ISSUE_VALUES };

// Made at the first German problem, because most servers never have one.
const compiled = new Map<Readonly<Record<string, string>>, readonly Template[]>();

/** The templates with values in them; those with the most fixed text come first. */
function templatesOf(texts: Readonly<Record<string, string>>): readonly Template[] {
  const known = compiled.get(texts);
  if (known) return known;
  const templates = Object.entries(texts).filter(([english]) => HOLE.test(english))
    .map(([english, german]): Template => {
      const fixed = english.split(HOLE);
      const escaped = fixed.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      return {
        pattern: new RegExp(`^${escaped.join("(.*?)")}$`, "s"),
        german,
        fixed: fixed.join("").length,
      };
    })
    .sort((a, b) => b.fixed - a.fixed);
  compiled.set(texts, templates);
  return templates;
}

function translate(
  texts: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
  text: string,
  depth: number,
): string {
  if (Object.hasOwn(texts, text)) return texts[text]!;
  for (const { pattern, german } of templatesOf(texts)) {
    const found = pattern.exec(text)?.slice(1);
    if (!found) continue;
    return german.replace(/\{(\d)\}/g, (_, index: string) => {
      const value = found[Number(index)]!;
      return depth < MAX_DEPTH ? translate(values, values, value, depth + 1) : value;
    });
  }
  return text;
}

/** Returns a text of a problem in German; one that is not known stays as it is. */
export function germanProblemText(part: ProblemPart, text: string): string {
  return text.length > MAX_LENGTH
    ? text
    : translate(TEXTS[part], part === "issue" ? ISSUE_VALUES : VALUES, text, 0);
}

/** Returns whether a text, with `{0}`, `{1}` for its values, has a German one. */
export function hasGermanProblemText(part: ProblemPart, template: string): boolean {
  return Object.hasOwn(TEXTS[part], template);
}
