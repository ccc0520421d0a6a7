import { catalogue } from "./catalogue.ts";

/** What may not be intended about a boost. */
export const boostWarningWords = catalogue({
  en: {
    large: (factor: string) =>
      `A factor of ${factor} makes an hour of work worth ${factor} hours. Boards and ` +
      "challenges count these points as well.",
    below: (percent: number) => `A factor below 1 takes points away: work pays ${percent}%.`,
    farBelow: (percent: number) =>
      `A factor below 1 takes points away: work pays ${percent}%, less than half.`,
    long: "It lasts longer than a week. What always counts belongs into the rules.",
    overlap: (name: string, factor: string, product: string) =>
      `It runs at the same time as "${name}" (×${factor}); the factors multiply to ×${product}.`,
  },
  de: {
    large: (factor) =>
      `Mit einem Faktor von ${factor} zählt eine Stunde Arbeit wie ${factor} Stunden. Auch ` +
      "Ranglisten und Challenges rechnen mit diesen Punkten.",
    below: (percent) => `Ein Faktor unter 1 nimmt Punkte weg: Arbeit bringt ${percent} %.`,
    farBelow: (percent) =>
      `Ein Faktor unter 1 nimmt Punkte weg: Arbeit bringt ${percent} %, weniger als die Hälfte.`,
    long: "Er dauert länger als eine Woche. Was immer gilt, gehört in die Regeln.",
    overlap: (name, factor, product) =>
      `Er läuft zur selben Zeit wie „${name}“ (×${factor}); zusammen ergibt das ×${product}.`,
  },
});
