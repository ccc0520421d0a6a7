import { dateFormat } from "@/components/shared/date_format.ts";
import type { BoostView } from "@/core/rules/views.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { boostWords } from "@/words/boosts.ts";
import { partName } from "@/words/names.ts";

/** Returns what a boost is called. */
export function titleOf({ title, name }: Pick<BoostView, "title" | "name">): string {
  return title ?? partName(currentLanguage(), name);
}

/** Says when a boost runs: `Nov 20, 2026, 5:00 – 7:00 PM`. */
export function spanWords(
  { startsAt, endsAt }: Pick<BoostView, "startsAt" | "endsAt">,
  timeZone: string,
): string {
  return dateFormat({
    timeZone,
    dateStyle: "medium",
    timeStyle: "short",
  }).formatRange(Date.parse(startsAt), Date.parse(endsAt)).replace(/\s/g, " ");
}

/** Says whom a boost is for. */
export function audienceWords({ team, teamName, agent, agentName, spin }: BoostView): string {
  const whom = agentName ?? agent ?? teamName ?? team ?? wordsOf(boostWords).everybody;
  return spin === null ? whom : wordsOf(boostWords).wonInSpin(whom);
}
