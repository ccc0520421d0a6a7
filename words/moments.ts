import { catalogue } from "./catalogue.ts";

/** What the big moments say on the whole screen. */
export const momentWords = catalogue({
  en: {
    level: "Level",
    unlocked: "Achievement Unlocked",
    points: (points: string) => `+${points} points`,
  },
  de: {
    level: "Level",
    unlocked: "Erfolg freigeschaltet",
    points: (points: string) => `+${points} Punkte`,
  },
});
