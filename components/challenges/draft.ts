import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import type { ChallengeKind } from "@/core/challenges/kinds.ts";
import type { ChallengeTemplate } from "@/core/challenges/templates.ts";
import { localMoment, momentAt } from "@/core/calendars/local_moment.ts";
import { addDays, weekday } from "@/core/calendars/calendar.ts";
import { type MetricDraft, metricDraft, metricOf, numberIn } from "@/components/counting/draft.ts";
import { challengeFormWords } from "@/words/challenge_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** A team or a person of an audience. */
export interface Member {
  readonly id: string;
  readonly name: string;
}

export type AudienceKind = "everyone" | "teams" | "agents";

/** A challenge as it is typed. */
export interface ChallengeDraft {
  readonly title: string;
  readonly description: string;
  readonly kind: ChallengeKind;
  readonly metric: MetricDraft;
  readonly target: string;
  readonly rewardPoints: string;
  readonly difficultyMultiplier: string;
  /** Date and time on the clocks of the organization. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Empty: all who reach the target. */
  readonly maxWinners: string;
  readonly audience: AudienceKind;
  readonly teams: readonly Member[];
  readonly agents: readonly Member[];
  readonly joining: "automatic" | "voluntary";
}

const WEEK_MILLISECONDS = 7 * 86_400_000;

/** Returns the draft of a template with its texts; it begins at the next Monday's midnight. */
export function draftOfTemplate(
  template: Omit<ChallengeTemplate, "id">,
  texts: { readonly title: string; readonly description: string },
  { now, timeZone, teams }: {
    readonly now: number;
    readonly timeZone: string;
    /** The teams to begin with; null: everyone. */
    readonly teams: readonly Member[] | null;
  },
): ChallengeDraft {
  const today = localMoment(now, timeZone).slice(0, 10);
  const monday = addDays(today, 8 - weekday(today));
  return {
    ...texts,
    kind: template.kind,
    metric: metricDraft(template.metric),
    target: textOf(template.target),
    rewardPoints: String(template.rewardPoints),
    difficultyMultiplier: "1",
    startsAt: `${monday}T00:00`,
    endsAt: `${addDays(monday, template.days)}T00:00`,
    maxWinners: template.kind === "head_to_head" ? "" : textOf(template.maxWinners),
    audience: template.kind === "head_to_head" ? "agents" : teams === null ? "everyone" : "teams",
    teams: teams ?? [],
    agents: [],
    joining: template.joining,
  };
}

/** Returns the draft of a stored challenge. */
export function draftOfChallenge(one: ChallengeDefinition, timeZone: string): ChallengeDraft {
  const { audience, audienceMembers } = one;
  const kind = audience === "everyone" ? "everyone" : "teams" in audience ? "teams" : "agents";
  const members = audienceMembers.map(({ id, name }) => ({ id, name }));
  return {
    title: one.title,
    description: one.description,
    kind: one.kind,
    metric: metricDraft(one.metric),
    target: textOf(one.target),
    rewardPoints: String(one.rewardPoints),
    difficultyMultiplier: String(one.difficultyMultiplier),
    startsAt: localMoment(Date.parse(one.startsAt), timeZone),
    endsAt: localMoment(Date.parse(one.endsAt), timeZone),
    maxWinners: one.kind === "head_to_head" ? "" : textOf(one.maxWinners),
    audience: kind,
    teams: kind === "teams" ? members : [],
    agents: kind === "agents" ? members : [],
    joining: one.joining,
  };
}

/**
 * Returns the draft of a copy, moved by whole weeks until it begins after now. Who is gone is left
 * out.
 */
export function draftOfClone(
  one: ChallengeDefinition,
  now: number,
  timeZone: string,
): ChallengeDraft {
  const draft = draftOfChallenge(
    { ...one, audienceMembers: one.audienceMembers.filter(({ isGone }) => !isGone) },
    timeZone,
  );
  const weeks = Math.max(1, Math.ceil((now - Date.parse(one.startsAt)) / WEEK_MILLISECONDS));
  return {
    ...draft,
    startsAt: inWeeks(draft.startsAt, weeks),
    endsAt: inWeeks(draft.endsAt, weeks),
  };
}

/** Moves a local date and time by weeks; the clock keeps showing the same time. */
function inWeeks(text: string, weeks: number): string {
  return `${addDays(text.slice(0, 10), 7 * weeks)}${text.slice(10)}`;
}

/** The body of a challenge, as the API takes it, without its key. */
export interface ChallengeBody {
  readonly title: string;
  readonly description: string;
  readonly kind: ChallengeKind;
  readonly metric: ChallengeDefinition["metric"];
  readonly target: number | null;
  readonly rewardPoints: number;
  readonly difficultyMultiplier: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly maxWinners: number | null;
  readonly audience: ChallengeDefinition["audience"];
  readonly joining: "automatic" | "voluntary";
}

/**
 * Returns the body of a draft, or what is missing or wrong, by the name of the field.
 * @param kindOf the kind of a field of events, see `metricOf`
 */
export function bodyOf(
  draft: ChallengeDraft,
  timeZone: string,
  kindOf: Parameters<typeof metricOf>[1],
): { readonly body: ChallengeBody } | { readonly wrong: Readonly<Record<string, string>> } {
  const words = wordsOf(challengeFormWords);
  const wrong: Record<string, string> = {};
  const counted = metricOf(draft.metric, kindOf);
  if ("wrong" in counted) Object.assign(wrong, counted.wrong);
  const title = draft.title.trim();
  if (title === "") wrong.title = words.wrong.title;
  const whole = (name: "target" | "rewardPoints" | "maxWinners", message: string) => {
    const number = numberIn(draft[name]);
    if (number === null || !Number.isInteger(number) || number < 1) wrong[name] = message;
    return number ?? 0;
  };
  const isTargetFree = draft.kind === "head_to_head" && draft.target.trim() === "";
  const target = isTargetFree ? null : whole("target", words.wrong.whole);
  const rewardPoints = whole("rewardPoints", words.wrong.whole);
  const maxWinners = draft.kind === "head_to_head" || draft.maxWinners.trim() === ""
    ? null
    : whole("maxWinners", words.wrong.winners);
  const difficultyMultiplier = numberIn(draft.difficultyMultiplier);
  if (difficultyMultiplier === null) {
    wrong.difficultyMultiplier = words.wrong.number;
  }
  const startsAt = momentAt(draft.startsAt, timeZone);
  const endsAt = momentAt(draft.endsAt, timeZone);
  if (startsAt === null) wrong.startsAt = words.wrong.moment;
  if (endsAt === null) wrong.endsAt = words.wrong.moment;
  else if (startsAt !== null && endsAt <= startsAt) {
    wrong.endsAt = words.wrong.order;
  }
  if (draft.audience === "teams" && draft.teams.length === 0) {
    wrong.audience = words.wrong.team;
  }
  const least = draft.kind === "head_to_head" ? 2 : 1;
  if (draft.audience === "agents" && draft.agents.length < least) {
    wrong.audience = least === 2 ? words.wrong.people : words.wrong.person;
  }
  if ("wrong" in counted || Object.keys(wrong).length > 0) return { wrong };
  return {
    body: {
      title,
      description: draft.description.trim(),
      kind: draft.kind,
      metric: counted.metric,
      target,
      rewardPoints,
      difficultyMultiplier: difficultyMultiplier!,
      startsAt: new Date(startsAt!).toISOString(),
      endsAt: new Date(endsAt!).toISOString(),
      maxWinners,
      audience: draft.audience === "everyone"
        ? "everyone"
        : draft.audience === "teams"
        ? { teams: draft.teams.map(({ id }) => id) }
        : { agents: draft.agents.map(({ id }) => id) },
      joining: draft.joining,
    },
  };
}

/** Returns a key made from a title and a day, such as `call-sprint-2026-11-30`. */
export function keyOf(title: string, startsAt: string, attempt: number): string {
  const words = title.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 48);
  const ending = attempt === 0 ? "" : `-${attempt + 1}`;
  return `${words || "challenge"}-${startsAt.slice(0, 10)}${ending}`;
}

function textOf(value: number | null): string {
  return value === null ? "" : String(value);
}
