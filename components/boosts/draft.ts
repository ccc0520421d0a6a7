import type { FoundPersonView } from "@/core/agents/directory.ts";
import { localMoment, momentAt } from "@/core/calendars/local_moment.ts";
import type { BoostView } from "@/core/rules/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { boostWords } from "@/words/boosts.ts";
import { titleOf } from "./words.ts";

/** Whom a boost is for. */
export type Audience = "everybody" | "team" | "person";

/** A boost as it is typed. */
export interface BoostDraft {
  /** The revision that the changes are based on; 0 for a new boost. */
  readonly revision: number;
  readonly title: string;
  /** Empty: made from the title. */
  readonly name: string;
  readonly factor: string;
  readonly types: readonly string[];
  readonly audience: Audience;
  readonly team: string;
  readonly person: Pick<FoundPersonView, "id" | "name"> | null;
  /** On the clocks of the organization: `2026-11-20T17:00`. */
  readonly startsAt: string;
  readonly endsAt: string;
}

const QUARTER_MILLISECONDS = 900_000;
const HOUR_MILLISECONDS = 3_600_000;

/** Returns an empty draft: two hours, which begin on a quarter of an hour. */
export function emptyBoost(now: number, timeZone: string): BoostDraft {
  // At least a quarter of an hour is left to fill the form in: a start in the past is refused.
  const start = Math.ceil(now / QUARTER_MILLISECONDS + 1) * QUARTER_MILLISECONDS;
  return {
    revision: 0,
    title: "",
    name: "",
    factor: "2",
    types: [],
    audience: "everybody",
    team: "",
    person: null,
    startsAt: localMoment(start, timeZone),
    endsAt: localMoment(start + 2 * HOUR_MILLISECONDS, timeZone),
  };
}

/** Returns the draft of a stored boost. */
export function draftOfBoost(boost: BoostView, timeZone: string): BoostDraft {
  const { team, agent } = boost;
  return {
    revision: boost.revision,
    title: titleOf(boost),
    name: boost.name,
    factor: String(boost.factor),
    types: boost.types ?? [],
    audience: agent !== null ? "person" : team !== null ? "team" : "everybody",
    team: team ?? "",
    person: agent === null ? null : { id: agent, name: agent },
    startsAt: localMoment(Date.parse(boost.startsAt), timeZone),
    endsAt: localMoment(Date.parse(boost.endsAt), timeZone),
  };
}

/** Returns the draft of a copy: the same, as long, and soon. */
export function copyOfBoost(boost: BoostView, now: number, timeZone: string): BoostDraft {
  const empty = emptyBoost(now, timeZone);
  const start = momentAt(empty.startsAt, timeZone) ?? now;
  const length = Date.parse(boost.endsAt) - Date.parse(boost.startsAt);
  return {
    ...draftOfBoost(boost, timeZone),
    revision: 0,
    startsAt: empty.startsAt,
    endsAt: localMoment(start + length, timeZone),
  };
}

/** Returns the name in explanations that a title makes: `Happy hour` becomes `happy_hour`. */
export function suggestBoostName(title: string): string {
  const name = title.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 50);
  return /^[a-z]/.test(name) ? name : name === "" ? "" : `boost_${name}`.slice(0, 50);
}

/** Returns what the API is sent, and what is wrong at which field before anything is sent. */
export function bodyOfBoost(draft: BoostDraft, timeZone: string) {
  const title = draft.title.trim();
  const name = draft.name.trim() || suggestBoostName(title);
  const factor = Number(draft.factor.replace(",", "."));
  const startsAt = momentAt(draft.startsAt, timeZone);
  const endsAt = momentAt(draft.endsAt, timeZone);
  const words = wordsOf(boostWords).wrong;
  const wrong: Record<string, string> = {};
  if (title === "") wrong["title"] = words.title;
  else if (name === "") wrong["name"] = words.name;
  if (draft.factor.trim() === "" || !Number.isFinite(factor)) wrong["factor"] = words.number;
  else if (factor < 0.1 || factor > 10) wrong["factor"] = words.factor;
  else if (factor === 1) wrong["factor"] = words.noChange;
  if (draft.audience === "team" && draft.team === "") wrong["team"] = words.team;
  if (draft.audience === "person" && draft.person === null) wrong["agent"] = words.person;
  if (startsAt === null) wrong["startsAt"] = words.starts;
  if (endsAt === null) wrong["endsAt"] = words.ends;
  else if (startsAt !== null && endsAt <= startsAt) {
    wrong["endsAt"] = words.order;
  }
  const body = {
    title,
    name,
    factor,
    types: draft.types.length === 0 ? null : draft.types,
    team: draft.audience === "team" ? draft.team : null,
    agent: draft.audience === "person" ? draft.person?.id ?? null : null,
    startsAt: startsAt === null ? "" : new Date(startsAt).toISOString(),
    endsAt: endsAt === null ? "" : new Date(endsAt).toISOString(),
  };
  return { wrong, body };
}

/** Whether a boost runs, has not begun, or is over. */
export function stateOf(
  { startsAt, endsAt }: Pick<BoostView, "startsAt" | "endsAt">,
  now: number,
): "running" | "upcoming" | "over" {
  if (Date.parse(endsAt) <= now) return "over";
  return Date.parse(startsAt) <= now ? "running" : "upcoming";
}
