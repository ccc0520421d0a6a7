import { dateFormat } from "@/components/shared/date_format.ts";
import type { WallScene } from "@/core/wall_show.ts";
import { formatNumber, formatPeriod } from "@/components/shared/format.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { challengeText } from "@/words/challenge_templates.ts";
import { wallWords } from "@/words/wall.ts";

/** Formats a time of day: `2:05 PM`. */
export function timeOfDay(time: number, timeZone: string): string {
  return dateFormat({ timeZone, timeStyle: "short" }).format(time)
    .replace(/\s/g, " ");
}

function dayAndTime(time: number, timeZone: string): string {
  return dateFormat({
    timeZone,
    weekday: "short",
    hour: "numeric",
    minute: "2-digit",
    month: "short",
    day: "numeric",
  }).format(time).replace(/\s/g, " ");
}

/** Returns the title of a scene, and what it is about. */
export function sceneHead(
  scene: WallScene,
  timeZone: string,
): { readonly title: string; readonly about: string | null } {
  const words = wordsOf(wallWords);
  switch (scene.kind) {
    case "board": {
      const { kind } = scene.period;
      const title = `${words.leaderboard} · ${words.board[kind]}`;
      return { title, about: kind === "all" ? null : formatPeriod(scene.period) };
    }
    case "unlocks":
      return { title: words.unlocks, about: null };
    case "challenge": {
      const ends = words.ends(dayAndTime(Date.parse(scene.endsAt), timeZone));
      const aim = scene.target === null ? words.highest : words.target(formatNumber(scene.target));
      return {
        title: challengeText(currentLanguage(), "title", scene.title),
        about: `${aim} · ${ends}`,
      };
    }
    case "points":
      return { title: words.pointsToday, about: null };
  }
}
