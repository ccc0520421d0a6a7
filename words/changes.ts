import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Points and who changed them: the words that every list of entries needs. */
export const changeTexts = catalogue({
  en: {
    rounded: (exact: string, total: string) => `${exact}, rounded to ${total}`,
    points: (points: number) => plural("en", points, { one: "1 point", other: `${points} points` }),
    /** What the verb and its object have between them: `Corrected by Mia: double counted call`. */
    by: (verb: string, name: string) => `${verb} by ${name}`,
    verbs: {
      points_corrected: "Corrected",
      event_reversed: "Taken back",
      work_noted: "Looked at",
    },
    corrected: (title: string) => `${title}, corrected`,
    takenBack: (title: string) => `${title}, taken back`,
    countsNow: (points: string) => `With this it counts ${points}.`,
    quoted: (title: string) => `“${title}”`,
  },
  de: {
    rounded: (exact, total) => `${exact}, gerundet auf ${total}`,
    points: (points) => plural("de", points, { one: "1 Punkt", other: `${points} Punkte` }),
    by: (verb, name) => `${verb} von ${name}`,
    verbs: {
      points_corrected: "Korrigiert",
      event_reversed: "Zurückgenommen",
      work_noted: "Angesehen",
    },
    corrected: (title) => `${title}, korrigiert`,
    takenBack: (title) => `${title}, zurückgenommen`,
    countsNow: (points) => `Damit zählt es ${points}.`,
    quoted: (title) => `„${title}“`,
  },
});
