import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The wheel: spinning, what was won, and the prizes. */
export const spinWords = catalogue({
  en: {
    pointsTitle: (points: string) => `${points} points`,
    /** Laurel's own prizes by key; what an admin calls a prize stays. */
    ownPrizes: {
      jackpot_500: "Jackpot: 500 points",
      jackpot_1000: "Jackpot: 1,000 points",
      boost_30: "Half an hour at 1.5 times the points",
      boost_60: "An hour of double points",
      streak_freeze: "Streak freeze",
      lucky_clover: "Lucky clover",
      golden_laurel: "Golden laurel",
      nothing: "Better luck next time",
    },
    noneYet: "You have not spun yet.",
    verifyOf: (time: string) => `Verify the spin of ${time}`,
    seedLater: "Its seed is published when the day is over",
    verify: "Verify",
    turning: "Good luck…",
    spin: "Spin",
    sealed: "Sealed before you spin: {commitment}",
    about: "About the wheel",
    prizes: "Prizes and chances",
    yours: "Your spins",
    fairTitle: "Fair, and you can check it",
    fair: (day: string) =>
      `The draws of ${day} follow from a secret seed. This is its fingerprint, fixed before you spin; the seed itself is published when the day is over.`,
    howToVerify: "How to verify a spin",
    round: "Round it goes…",
    elsewhere: "Spun in another window.",
    widths: "Every field is as wide as its chance.",
    howEarned: (days: number) => `Every ${days} days of a streak earn you one.`,
    left: (count: number, shown: string) =>
      count === 0
        ? "No spins left"
        : plural("en", count, { one: "1 spin left", other: `${shown} spins left` }),
    won: {
      points: (points: string) => `You won ${points} points`,
      prize: (title: string) => `You won: ${title}`,
    },
    next: {
      points: "They are on your account.",
      boost: (minutes: number, factor: number) =>
        `For ${minutes} minutes, your work pays ${factor} times the points.`,
      freeze: "It saves your streak on a missed working day.",
      badge: "A keepsake for your collection.",
      nothing: "No prize this time.",
    },
    perhapsMade: "If the spin was made, it shows up under your spins.",
  },
  de: {
    pointsTitle: (points) => `${points} Punkte`,
    ownPrizes: {
      jackpot_500: "Jackpot: 500 Punkte",
      jackpot_1000: "Jackpot: 1.000 Punkte",
      boost_30: "Eine halbe Stunde das 1,5-Fache an Punkten",
      boost_60: "Eine Stunde doppelte Punkte",
      streak_freeze: "Joker",
      lucky_clover: "Glücksklee",
      golden_laurel: "Goldener Lorbeer",
      nothing: "Beim nächsten Mal klappt es",
    },
    noneYet: "Du hast noch nicht gedreht.",
    verifyOf: (time) => `Den Dreh von ${time} prüfen`,
    seedLater: "Sein Startwert wird veröffentlicht, wenn der Tag vorbei ist",
    verify: "Prüfen",
    turning: "Viel Glück …",
    spin: "Drehen",
    sealed: "Versiegelt, bevor du drehst: {commitment}",
    about: "Über das Glücksrad",
    prizes: "Gewinne und Chancen",
    yours: "Deine Drehs",
    fairTitle: "Fair, und du kannst es prüfen",
    fair: (day) =>
      `Die Ziehungen vom ${day} folgen aus einem geheimen Startwert. Das ist sein Fingerabdruck: Er steht fest, bevor du drehst. Der Startwert selbst wird veröffentlicht, wenn der Tag vorbei ist.`,
    howToVerify: "So prüfst du einen Dreh",
    round: "Es dreht sich …",
    elsewhere: "In einem anderen Fenster gedreht.",
    widths: "Jedes Feld ist so breit wie seine Chance.",
    howEarned: (days) => `Einen bekommst du alle ${days} Tage einer Serie.`,
    left: (count, shown) =>
      count === 0
        ? "Keine Drehs übrig"
        : plural("de", count, { one: "1 Dreh übrig", other: `${shown} Drehs übrig` }),
    won: {
      points: (points) => `Du hast ${points} Punkte gewonnen`,
      prize: (title) => `Du hast gewonnen: ${title}`,
    },
    next: {
      points: "Sie sind auf deinem Konto.",
      boost: (minutes, factor) =>
        `${minutes} Minuten lang bringt deine Arbeit das ${
          String(factor).replace(".", ",")
        }-Fache an Punkten.`,
      freeze: "Er rettet deine Serie an einem verpassten Arbeitstag.",
      badge: "Ein Andenken für deine Sammlung.",
      nothing: "Diesmal kein Gewinn.",
    },
    perhapsMade: "Falls der Dreh gezählt hat, steht er unter deinen Drehs.",
  },
});
