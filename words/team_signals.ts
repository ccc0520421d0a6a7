import type { Signal } from "@/core/team/views.ts";
import { catalogue } from "./catalogue.ts";

type Sentences = Readonly<Record<Signal["kind"], (today: string, usual: string) => string>>;

/** Why somebody is named for help or thanks. In English, the server's own sentences are shown. */
export const teamSignalWords = catalogue<Sentences | null>({
  en: null,
  de: {
    points: (today, usual) =>
      `Heute bisher ${today} Punkte, sonst um diese Zeit an diesem Wochentag ${usual}.`,
    responseTime: (today, usual) => `Eine Antwort dauert heute ${today}, sonst ${usual}.`,
    quality: (today, usual) => `Die Qualität ist heute ${today}, sonst ${usual}.`,
    conversion: (today, usual) => `Die Abschlussquote ist heute ${today}, sonst ${usual}.`,
    completeness: (today, usual) =>
      `Kontakte sind heute zu ${today} vollständig, sonst zu ${usual}.`,
    streak: (today) => `${today} Arbeitstage in Folge mit Punkten.`,
  },
});
