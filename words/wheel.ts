import type { Prize } from "@/core/spins/prize.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The kinds of prizes. */
export const prizeKindWords = catalogue<Readonly<Record<Prize["kind"], string>>>({
  en: {
    points: "Points",
    boost: "Boost",
    streak_freeze: "Streak freeze",
    badge: "Badge",
    nothing: "Nothing",
  },
  de: {
    points: "Punkte",
    boost: "Boost",
    streak_freeze: "Joker",
    badge: "Abzeichen",
    nothing: "Nichts",
  },
});

/** The page on which admins edit the wheel. */
export const wheelWords = catalogue({
  en: {
    title: "Wheel",
    home: "the wheel",
    earlier: "Earlier Versions",
    prizes: "Prizes",
    prizesNote: "The chance of a prize is its weight divided by the sum of all weights.",
    noChance: "no chance",
    add: "Add a Prize",
    moved: (place: number) => `Moved to place ${place}.`,
    prize: {
      unnamed: (number: number) => `Prize ${number}`,
      up: (name: string) => `Move ${name} up`,
      down: (name: string) => `Move ${name} down`,
      remove: (name: string) => `Remove ${name}`,
      title: "Title",
      kind: "Prize",
      value: "Points",
      factor: "Factor",
      minutes: "Minutes",
      weight: "Weight",
      limits: "Limits",
      noLimit: "No limit",
      stock: "In all",
      perDay: "Per day",
      perAgentPerDay: "Per person and day",
    },
    wrong: {
      title: "Enter what people read.",
      weight: "Enter a whole number from 1 on.",
      value: "Enter the points, from 1 to 10,000.",
      factor: "Enter a factor above 1, up to 10.",
      minutes: "Enter the minutes, from 1 to 1,440.",
      limit: "Enter a whole number, or nothing.",
      none: "Add a prize.",
      allLimited:
        "One prize must have no limits, so that every spin can be drawn. “Nothing” is a good one.",
      sum: "The weights add up to too much; divide all of them.",
    },
    unpublished: "Unpublished changes",
    unpublishedText: "Your changes are not published.",
    discard: "Discard",
    publish: "Publish…",
    published: (version: number) =>
      `Version ${version} is published. It counts from the next spin on.`,
    ask: {
      title: "Publish this wheel?",
      action: "Publish",
      note: "It counts from the next spin on. Past spins keep the prizes that they were drawn " +
        "from, so everybody can still check them.",
    },
    cost: {
      average: "{points} a spin on average, without boosts and limits",
      points: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} point`, other: `${shown} points` }),
      noSpins: "Nobody has spun in the last seven days, so nothing says what a week costs.",
      week: (spins: number, shown: string, paid: string) =>
        `Costs about {points} a week at last week’s ${shown} ` +
        `${plural("en", spins, { one: "spin", other: "spins" })}; they paid ${paid}`,
      version: (version: number, time: string) => `Version ${version}, published ${time}`,
    },
    difference: {
      orderOnly: "Only the order of the prizes changed.",
      added: (chance: string) => `new, chance ${chance}`,
      removed: "removed",
      none: "none",
      fields: {
        title: "title",
        kind: "kind",
        weight: "weight",
        value: "points",
        factor: "factor",
        minutes: "minutes",
        stock: "stock",
        perDay: "per day",
        perAgentPerDay: "per person and day",
        chance: "chance",
      },
    },
    history: {
      title: "Earlier wheels",
      list: "Versions of the wheel",
      version: (version: number) => `Version ${version}`,
      prizes: (count: number) => plural("en", count, { one: "1 prize", other: `${count} prizes` }),
      inForce: "In force",
      copy: "Edit a Copy",
      copyOf: (version: number) => `Edit a copy of version ${version}`,
      copied: (version: number) => `Version ${version} is in the editor, not published.`,
    },
  },
  de: {
    title: "Glücksrad",
    home: "Glücksrad",
    earlier: "Frühere Versionen",
    prizes: "Gewinne",
    prizesNote:
      "Die Chance eines Gewinns ist sein Gewicht, geteilt durch die Summe aller Gewichte.",
    noChance: "keine Chance",
    add: "Gewinn hinzufügen",
    moved: (place) => `Auf Platz ${place} verschoben.`,
    prize: {
      unnamed: (number) => `Gewinn ${number}`,
      up: (name) => `${name} nach oben bewegen`,
      down: (name) => `${name} nach unten bewegen`,
      remove: (name) => `${name} entfernen`,
      title: "Titel",
      kind: "Gewinn",
      value: "Punkte",
      factor: "Faktor",
      minutes: "Minuten",
      weight: "Gewicht",
      limits: "Grenzen",
      noLimit: "Ohne Grenze",
      stock: "Insgesamt",
      perDay: "Am Tag",
      perAgentPerDay: "Pro Person und Tag",
    },
    wrong: {
      title: "Gib ein, was die Leute lesen.",
      weight: "Gib eine ganze Zahl ab 1 ein.",
      value: "Gib die Punkte ein, von 1 bis 10.000.",
      factor: "Gib einen Faktor über 1 ein, höchstens 10.",
      minutes: "Gib die Minuten ein, von 1 bis 1.440.",
      limit: "Gib eine ganze Zahl ein oder nichts.",
      none: "Füge einen Gewinn hinzu.",
      allLimited: "Ein Gewinn darf keine Grenze haben, damit jeder Dreh etwas ziehen kann. " +
        "„Nichts“ eignet sich gut.",
      sum: "Die Gewichte sind zusammen zu groß; teile sie alle.",
    },
    unpublished: "Unveröffentlichte Änderungen",
    unpublishedText: "Deine Änderungen sind nicht veröffentlicht.",
    discard: "Verwerfen",
    publish: "Veröffentlichen …",
    published: (version) => `Version ${version} ist veröffentlicht. Sie gilt ab dem nächsten Dreh.`,
    ask: {
      title: "Dieses Glücksrad veröffentlichen?",
      action: "Veröffentlichen",
      note: "Es gilt ab dem nächsten Dreh. Frühere Drehs behalten die Gewinne, aus denen sie " +
        "gezogen wurden, und lassen sich weiter prüfen.",
    },
    cost: {
      average: "{points} pro Dreh im Durchschnitt, ohne Boosts und Grenzen",
      points: (count, shown) =>
        plural("de", count, { one: `${shown} Punkt`, other: `${shown} Punkte` }),
      noSpins: "In den letzten sieben Tagen hat niemand gedreht; was eine Woche kostet, ist also " +
        "noch unbekannt.",
      week: (spins, shown, paid) =>
        `Kostet etwa {points} in der Woche, bei ${shown} ` +
        `${plural("de", spins, { one: "Dreh", other: "Drehs" })} wie letzte Woche; ` +
        `ausgezahlt wurden ${paid}`,
      version: (version, time) => `Version ${version}, veröffentlicht ${time}`,
    },
    difference: {
      orderOnly: "Nur die Reihenfolge der Gewinne ist anders.",
      added: (chance) => `neu, Chance ${chance}`,
      removed: "entfernt",
      none: "keine",
      fields: {
        title: "Titel",
        kind: "Art",
        weight: "Gewicht",
        value: "Punkte",
        factor: "Faktor",
        minutes: "Minuten",
        stock: "insgesamt",
        perDay: "am Tag",
        perAgentPerDay: "pro Person und Tag",
        chance: "Chance",
      },
    },
    history: {
      title: "Frühere Glücksräder",
      list: "Versionen des Glücksrads",
      version: (version) => `Version ${version}`,
      prizes: (count) => plural("de", count, { one: "1 Gewinn", other: `${count} Gewinne` }),
      inForce: "In Kraft",
      copy: "Kopie bearbeiten",
      copyOf: (version) => `Kopie von Version ${version} bearbeiten`,
      copied: (version) => `Version ${version} ist im Editor, aber nicht veröffentlicht.`,
    },
  },
});
