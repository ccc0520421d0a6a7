import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Achievements as the people who earn them see them. */
export const achievementWords = catalogue({
  en: {
    earned: "Earned",
    times: "times",
    secret: "Secret",
    points: (points: string) => `${points} pts`,
    earnedOn: "Earned {day}",
    today: "today",
    thisWeek: "this week",
    progressOf: (title: string) => `Progress of ${title}`,
    filters: { all: "All", progress: "In progress", earned: "Earned" },
    sum: "{earned} of {total} earned",
    show: "Show",
    title: "Achievements",
    secrets: (count: number) =>
      plural("en", count, { one: "One secret one to find", other: `${count} secret ones to find` }),
    next: "Next up",
    toGo: (count: string) => `${count} to go`,
    of: (earned: number, total: number) => `${earned} of ${total}`,
    shelf: {
      title: "Medals",
      empty: "Your medals will stand here. The first one is often one message away.",
    },
    empty: {
      all: { title: "No achievements yet", text: "Your admin has not defined any." },
      progress: {
        title: "Nothing in progress",
        text: "The next thing you do for a customer begins one.",
      },
      earned: { title: "Nothing earned yet", text: "The first one is often one message away." },
    },
    categories: {
      chat: "Live chat",
      pipeline: "Pipeline",
      contacts: "Contacts",
      dialer: "Calls",
      streaks: "Streaks",
      teamwork: "Teamwork",
      milestones: "Milestones",
    },
    tiers: ["Easy", "Solid", "Hard", "Heroic", "Legendary"],
    tier: (tier: number) => `Tier ${tier}`,
  },
  de: {
    earned: "Erreicht",
    times: "Mal",
    secret: "Geheim",
    points: (points) => `${points} Pkt.`,
    earnedOn: "Erreicht {day}",
    today: "heute",
    thisWeek: "diese Woche",
    progressOf: (title) => `Fortschritt von ${title}`,
    filters: { all: "Alle", progress: "In Arbeit", earned: "Erreicht" },
    sum: "{earned} von {total} erreicht",
    show: "Zeigen",
    title: "Erfolge",
    secrets: (count) =>
      plural("de", count, {
        one: "Ein geheimer ist noch zu finden",
        other: `${count} geheime sind noch zu finden`,
      }),
    next: "Als Nächstes",
    toGo: (count) => `noch ${count}`,
    of: (earned, total) => `${earned} von ${total}`,
    shelf: {
      title: "Medaillen",
      empty: "Hier stehen deine Medaillen. Bis zur ersten fehlt oft nur eine Nachricht.",
    },
    empty: {
      all: { title: "Noch keine Erfolge", text: "Bei euch sind noch keine angelegt." },
      progress: {
        title: "Nichts in Arbeit",
        text: "Was du als Nächstes für Kunden tust, beginnt einen.",
      },
      earned: {
        title: "Noch nichts erreicht",
        text: "Der erste ist oft nur eine Nachricht entfernt.",
      },
    },
    categories: {
      chat: "Live-Chat",
      pipeline: "Pipeline",
      contacts: "Kontakte",
      dialer: "Anrufe",
      streaks: "Serien",
      teamwork: "Teamarbeit",
      milestones: "Meilensteine",
    },
    tiers: ["Leicht", "Solide", "Schwer", "Heldenhaft", "Legendär"],
    tier: (tier) => `Stufe ${tier}`,
  },
});
