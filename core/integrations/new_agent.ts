import {
  idFrom,
  isEmail,
  nameFromEmail,
  normalizeEmail,
  normalizeName,
  normalizeSubject,
} from "@/core/identity.ts";

/** What a tool, or an admin, says about a person. */
export interface PersonFacts {
  /** The tool's id. */
  readonly user: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** An agent to be made from a person of a tool. */
export interface AgentDraft {
  /** The id that the agent gets, with a number behind it when somebody has it already. */
  readonly baseId: string;
  readonly name: string;
  readonly email: string | null;
}

const MAX_NAME = 200;
const MAX_EMAIL = 254;

/**
 * Returns the agent to make from a person; null when neither a name nor an e-mail address is known.
 * The generic webhook names people by ids that its sender chose, so that these can be agents' ids.
 */
export function draftAgent(provider: string, person: PersonFacts): AgentDraft | null {
  const isNamedById = provider === "standard";
  const user = normalizeSubject(person.user);
  const email = mailOf(person.email) ?? (isNamedById ? mailOf(user) : null);
  const known = [...normalizeName(person.name ?? "")].slice(0, MAX_NAME).join("").trim();
  const name = known || (email === null ? (isNamedById ? user : "") : nameFromEmail(email));
  if (name === "") return null;
  if (isNamedById && !isEmail(user)) return { baseId: user, name, email };
  const baseId = (email === null ? "" : idFrom(email)) || idFrom(name) || "agent";
  return { baseId, name, email };
}

function mailOf(text: string | null): string | null {
  const email = normalizeEmail(text ?? "");
  return isEmail(email) && email.length <= MAX_EMAIL ? email : null;
}

const BOT_NAME = /(^|[\s([_-])(ai|auto|chat|voice)?bots?([\s)\]_-]|$)|^(system|automation)$/i;
const BOT_MAILBOX =
  /^((do[._-]?)?not?[._-]?reply|mailer-daemon|postmaster|(.*[._+-])?(chat)?bot|(operator|fin)\+.*)$/i;

/**
 * Returns whether a person is most likely a program, judged by the name and the mailbox. Bots that
 * a tool marks as such are left out earlier, when its webhook is read.
 */
export function isLikelyBot({ name, email }: Pick<PersonFacts, "name" | "email">): boolean {
  const mailbox = (email ?? "").replace(/@[^@]*$/, "");
  return BOT_NAME.test(name ?? "") || BOT_MAILBOX.test(mailbox);
}

/** The numbers behind an id that are tried in one go, until one of them is free. */
const NUMBERS: readonly (readonly [from: number, to: number])[] = [[1, 1], [2, 9], [10, 999]];

/** How often {@link idCandidates} has other ids to offer. */
export const ID_ROUNDS = NUMBERS.length;

/** Returns ids to try: first the id itself, then with a number behind it. */
export function idCandidates(baseId: string, round: number): string[] {
  const [from, to] = NUMBERS[round] ?? [1, 0];
  return Array.from(
    { length: to - from + 1 },
    (_, index) => from + index === 1 ? baseId : `${baseId}-${from + index}`,
  );
}
