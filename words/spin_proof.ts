import { catalogue } from "./catalogue.ts";

/** The page where anybody verifies a spin. */
export const spinProofWords = catalogue({
  en: {
    draw: {
      label: "The prizes in the draw",
      prize: "Prize",
      weight: "Weight",
      tickets: "Tickets",
      chance: "Chance",
      given: "given",
    },
    fields: {
      id: { label: "Spin", hint: "day.agent.number" },
      commitment: { label: "Commitment", hint: "64 hexadecimal digits, shown before the spin" },
      seed: { label: "Seed", hint: "64 hexadecimal digits, shown the day after" },
      digest: { label: "Digest", hint: "64 hexadecimal digits" },
      prize: { label: "Prize that was given", hint: "its key, for example points_25" },
    },
    candidates: "Prizes in the draw: key and weight, one per line, in order",
    steps: {
      identity: "Spin and message",
      seed: "Seed and commitment",
      digest: "Digest",
      mapping: "From the digest to a ticket",
      prize: "Prize",
      published: "What was published",
    },
    verdicts: {
      right: "This spin was fair.",
      wrong: "This does not add up.",
      open: "Not verified yet.",
    },
    marks: { right: "Right:", wrong: "Wrong:", open: "Not checked:" },
    outcome: "Outcome",
    values: "Values",
    valuesHint: "Change any of them, and the outcome follows. Nothing leaves this page.",
    paste: "Paste a spin as the API answers it",
    notASpin: "This is not a spin.",
    title: "Verify a spin",
    intro: "Before a day begins, Laurel shows the SHA-256 of its secret seed: the commitment. A " +
      "spin is drawn by signing its id with that seed, so nothing about the draw can be chosen " +
      "afterwards. When the day is over the seed is shown, and this page draws the spin again, " +
      "in your browser.",
    id: "Id of a spin",
    example: "2026-11-20.agent-7.1",
    lookUp: "Look Up",
    missing: "No spin has this id, or it is not yours to see.",
    signIn: "Sign in to look up a spin by its id, or enter its values below.",
    noScript: "Verifying happens in your browser and needs JavaScript.",
  },
  de: {
    draw: {
      label: "Die Gewinne in der Ziehung",
      prize: "Gewinn",
      weight: "Gewicht",
      tickets: "Lose",
      chance: "Chance",
      given: "ausgegeben",
    },
    fields: {
      id: { label: "Dreh", hint: "Tag.Person.Nummer" },
      commitment: { label: "Festlegung", hint: "64 hexadezimale Ziffern, vor dem Dreh gezeigt" },
      seed: { label: "Startwert", hint: "64 hexadezimale Ziffern, am Tag danach gezeigt" },
      digest: { label: "Prüfsumme", hint: "64 hexadezimale Ziffern" },
      prize: { label: "Ausgegebener Gewinn", hint: "sein Schlüssel, zum Beispiel points_25" },
    },
    candidates: "Gewinne in der Ziehung: Schlüssel und Gewicht, je einer pro Zeile, der Reihe nach",
    steps: {
      identity: "Dreh und Nachricht",
      seed: "Startwert und Festlegung",
      digest: "Prüfsumme",
      mapping: "Von der Prüfsumme zum Los",
      prize: "Gewinn",
      published: "Was veröffentlicht wurde",
    },
    verdicts: {
      right: "Dieser Dreh war fair.",
      wrong: "Das passt nicht zusammen.",
      open: "Noch nicht geprüft.",
    },
    marks: { right: "Richtig:", wrong: "Falsch:", open: "Nicht geprüft:" },
    outcome: "Ergebnis",
    values: "Werte",
    valuesHint: "Ändere einen davon, und das Ergebnis folgt. Nichts verlässt diese Seite.",
    paste: "Einen Dreh einfügen, wie ihn die API ausgibt",
    notASpin: "Das ist kein Dreh.",
    title: "Einen Dreh prüfen",
    intro: "Bevor ein Tag beginnt, zeigt Laurel den SHA-256 seines geheimen Startwerts: die " +
      "Festlegung. Gezogen wird, indem die Kennung des Drehs mit diesem Startwert signiert " +
      "wird. Danach lässt sich an der Ziehung nichts mehr wählen. Wenn der Tag vorbei ist, " +
      "wird der Startwert gezeigt, und diese Seite wiederholt die Ziehung in deinem Browser.",
    id: "Kennung eines Drehs",
    example: "2026-11-20.agent-7.1",
    lookUp: "Suchen",
    missing: "Kein Dreh hat diese Kennung, oder du darfst ihn nicht sehen.",
    signIn:
      "Melde dich an, um einen Dreh nach seiner Kennung zu suchen, oder gib seine Werte unten " +
      "ein.",
    noScript: "Geprüft wird in deinem Browser. Das braucht JavaScript.",
  },
});
