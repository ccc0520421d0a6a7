import { LANGUAGES } from "@/core/language.ts";
import type { WallLanguage, WallLinkView } from "@/core/wall_links.ts";
import { SCENE_SECONDS } from "@/core/wall_scenes.ts";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wallLinkWords } from "@/words/wall_links.ts";
import { NEW_SCENES, type SceneDraft } from "./SceneFields.tsx";

/** What is typed into the form of a wall link. */
export interface WallLinkDraft {
  readonly name: string;
  readonly scenes: readonly SceneDraft[];
  readonly language: WallLanguage;
  /** The last day on which it works; empty: until it is revoked. */
  readonly lastDay: string;
}

/** The form of a new link. */
export const NEW_WALL_LINK: WallLinkDraft = {
  name: "",
  scenes: NEW_SCENES,
  language: "auto",
  lastDay: "",
};

/** The languages that a screen can have, with their own names. */
export function wallLanguages(): readonly (readonly [WallLanguage, string])[] {
  const own = Object.entries(LANGUAGES) as [WallLanguage, string][];
  return [["auto", wordsOf(wallLinkWords).languageAuto], ...own];
}

/** Returns the form of a stored link. */
export function draftOf(
  { name, scenes, language, expiresAt }: WallLinkView,
  timeZone: string,
): WallLinkDraft {
  return {
    name,
    scenes: scenes.map(({ kind, period, team, seconds }) => ({
      kind,
      period,
      team: team?.id ?? "",
      seconds: String(seconds),
    })),
    language,
    // It ends at the last moment of this day.
    lastDay: expiresAt === null ? "" : localDay(new Date(Date.parse(expiresAt) - 1), timeZone),
  };
}

/** Returns what the API takes. */
export function settingsOf({ name, scenes, language, lastDay }: WallLinkDraft) {
  return {
    name: name.trim(),
    scenes: scenes.map((scene) => ({
      ...scene,
      team: scene.team === "" ? null : scene.team,
      seconds: Number(scene.seconds),
    })),
    language,
    expiresAt: lastDay === "" ? null : lastDay,
  };
}

/** Returns what is missing or wrong before anything is sent. */
export function missingIn({ name, scenes }: WallLinkDraft): FieldErrors {
  const words = wordsOf(wallLinkWords);
  const { least, most } = SCENE_SECONDS;
  const isWrong = scenes.some(({ seconds }) =>
    !/^\d+$/.test(seconds.trim()) || Number(seconds) < least || Number(seconds) > most
  );
  return {
    ...(name.trim() === "" ? { name: words.nameMissing } : {}),
    ...(isWrong ? { scenes: words.secondsWrong(least, most) } : {}),
  };
}
