/** What an erased person was called, and what stands there instead. */
export interface ErasedTerms {
  /** The new id; it says nothing about the person. */
  readonly label: string;
  /** Former ids: of the agent, of agents merged into it, aliases, and of the account. */
  readonly ids: readonly string[];
  readonly emails: readonly string[];
  /** Also former names, as far as the audit log knows them. */
  readonly names: readonly string[];
  /** The ids in tools. */
  readonly people: readonly {
    readonly provider: string;
    readonly tenant: string;
    readonly user: string;
  }[];
}

/** What stands in place of a name. */
export const ERASED_NAME = "Erased person";
/** What stands in place of an e-mail address. */
const ERASED_EMAIL = "erased";

/** A text and what it becomes. */
export type Replacement = readonly [from: string, to: string];

/** The fewest characters of a name with several words that is replaced inside of a text. */
const MIN_NAME_IN_TEXT = 5;

/**
 * Returns what to replace in JSON texts that are about the person. An id or a name is replaced where
 * it is a whole string, because it may be an ordinary word; an e-mail address, or a name of several
 * words, also inside of longer texts.
 */
export function replacementsInJson({ label, ids, emails, names }: ErasedTerms): Replacement[] {
  return [
    ...emails.flatMap((email) => inJson(email, ERASED_EMAIL)),
    ...names.flatMap((name) => inJson(name, ERASED_NAME)),
    ...ids.flatMap((id) => inJson(id, label)),
    ...replacementsInText({ emails, names }),
  ];
}

/** Returns what to replace in JSON texts about a tool's people, whose ids are often mere numbers. */
export function replacementsOfPeople({ label, people }: ErasedTerms): Replacement[] {
  return people.flatMap(({ user }) => inJson(user, label));
}

/** Returns what to replace in texts for people. */
export function replacementsInText(
  { emails, names }: Pick<ErasedTerms, "emails" | "names">,
): Replacement[] {
  return [
    ...emails.map((email): Replacement => [email, ERASED_EMAIL]),
    ...names.filter((name) => name.length >= MIN_NAME_IN_TEXT && /\s/.test(name))
      .map((name): Replacement => [name, ERASED_NAME]),
  ];
}

function inJson(from: string, to: string): Replacement[] {
  return from === "" ? [] : [[JSON.stringify(from), JSON.stringify(to)]];
}
