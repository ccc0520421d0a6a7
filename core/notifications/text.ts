import { notificationText as changeText } from "@/core/explain/notification.ts";
import { type Language, titleIn } from "@/core/language.ts";
import { rankNames } from "@/words/ranks.ts";
import { notificationTexts } from "@/words/notifications.ts";
import type { Told } from "./views.ts";

/** How numbers, days and times of day are written for the person. */
export interface TextFormats {
  number(value: number): string;
  signed(value: number): string;
  days(first: string, last: string): string;
  clock(time: number): string;
}

/** A title and a sentence. */
export interface NotificationText {
  readonly title: string;
  readonly text: string;
}

/** Says what a notification tells. */
export function notificationTextOf(
  { kind, data }: Told,
  language: Language,
  formats: TextFormats,
): NotificationText {
  const words = notificationTexts[language];
  switch (kind) {
    case "level_up": {
      const { level, rank, previousRank } = data;
      const text = rank === previousRank
        ? words.sameRank
        : words.newRank(rankNames[language][rank]);
      return { title: words.level(formats.number(level)), text };
    }
    case "achievement":
      return {
        title: titleIn(language, data),
        text: words.achievement(formats.number(data.points)),
      };
    case "challenge": {
      const { pointsEarned: points } = data;
      return {
        title: titleIn(language, data),
        text: points > 0 ? words.challengeWon(formats.number(points)) : words.targetReached,
      };
    }
    case "streak":
      return { title: words.streak, text: words.streakText(data.length) };
    case "leave": {
      const { state, first, last, reason } = data;
      return {
        title: words.leave[state],
        text: words.leaveText(formats.days(first, last), reason),
      };
    }
    case "change": {
      const { points, change, ...by } = data;
      const title = titleIn(language, data);
      return {
        title: points === 0 ? title : words.change(title, formats.signed(points)),
        text: changeText({ kind: change, ...by }, language),
      };
    }
    case "boost": {
      const { name, title, factor, endsAt } = data;
      return {
        title: words.boost(title ?? name.replaceAll("_", " "), formats.number(factor)),
        text: words.boostText(formats.clock(Date.parse(endsAt))),
      };
    }
    case "spin":
      return { title: words.spin, text: words.spinBy[data.earnedBy] };
  }
}
