import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The Leaderboard window. */
export const leaderboardWords = catalogue({
  en: {
    periods: { day: "Today", week: "Week", month: "Month", all: "All time" } satisfies Record<
      PeriodKind,
      string
    >,
    period: "Period",
    more: "Other boards and periods",
    done: "Done",
    nobody: (isToday: boolean) => `Nobody has scored ${isToday ? "today" : "yet"}`,
    lead: "The first points take the lead.",
    rank: "Rank",
    tiedTitle: "Tied: equal points share a rank; who reached them first stands above",
    tied: ", tied",
    you: "You",
    away: "On leave",
    points: "points",
    distance: (count: number, points: string) =>
      plural("en", count, { one: "1 point", other: `${points} points` }),
    behind: (distance: string) => `${distance} behind {name}`,
    toTop: (distance: string, places: number) => `${distance} to the top ${places}`,
    shared: "You share the lead",
    leadBy: (points: string) => `You lead by ${points}`,
    leads: "You lead",
  },
  de: {
    periods: { day: "Heute", week: "Woche", month: "Monat", all: "Gesamt" },
    period: "Zeitraum",
    more: "Andere Ranglisten und Zeiträume",
    done: "Fertig",
    nobody: (isToday) => isToday ? "Heute hat noch niemand Punkte" : "Noch hat niemand Punkte",
    lead: "Die ersten Punkte übernehmen die Führung.",
    rank: "Rang",
    tiedTitle: "Gleichstand: Gleiche Punkte teilen sich den Rang; wer sie zuerst hatte, steht oben",
    tied: ", Gleichstand",
    you: "Du",
    away: "Abwesend",
    points: "Punkte",
    distance: (count, points) => plural("de", count, { one: "1 Punkt", other: `${points} Punkte` }),
    behind: (distance) => `${distance} hinter {name}`,
    toTop: (distance, places) => `${distance} bis zu den ersten ${places}`,
    shared: "Du teilst dir die Führung",
    leadBy: (points) => `Du führst mit ${points} Vorsprung`,
    leads: "Du führst",
  },
});
