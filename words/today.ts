import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The Today window: how the day goes, and what would bring it forward most. */
export const todayWords = catalogue({
  en: {
    none: "No points yet today.",
    points: (points: string) => `${points} points so far.`,
    more: (points: string, more: string) => `${points} points, ${more} more than usual by now.`,
    less: (points: string, less: string) => `${points} points, ${less} fewer than usual by now.`,
    same: (points: string) => `${points} points, just as usual by now.`,
    next: {
      level: (points: string, level: string) => `${points} more bring you to level ${level}.`,
      /** As the leaderboard says it. */
      rank: (points: number, shown: string, rank: string, name: string) =>
        plural("en", points, {
          one: `1 point behind ${name} on rank ${rank}.`,
          other: `${shown} points behind ${name} on rank ${rank}.`,
        }),
      goal: (count: number, missing: string) =>
        plural("en", count, {
          one: `${missing} closes your ring.`,
          other: `${missing} close your ring.`,
        }),
      challenge: (missing: string, title: string) => `Only ${missing} left in “${title}”.`,
    },
    chart: "Points over the day",
    today: "Today",
    usual: "Usual",
    compared: (days: number) =>
      plural("en", days, {
        one: "“Usual” is the one day of this kind that you worked in the last four weeks.",
        other: `“Usual” is the mean of the ${days} days that you worked in the last four weeks, ` +
          "weekends apart.",
      }),
    firstDays: "Your usual day shows here after your first day with points.",
    wholeDay: (usual: string) => `Usually ${usual} in a day`,
    usually: (usual: string) => `Usually ${usual}`,
    noUsual: "Nothing to compare with yet",
    better: "better than usual",
    worse: "worse than usual",
    course: (title: string) => `${title}, last four weeks`,
    asTable: "Show as Table",
    asTiles: "Show as Charts",
    table: { metric: "What", value: "Today", usual: "Usual" },
    empty: {
      title: "Your day starts here",
      text:
        "With your first reply, call or deal, you see here how the day goes and what brings it forward.",
    },
    metrics: {
      chat_responses: "Replies",
      dialer_calls_completed: "Calls",
      chat_resolutions: "Resolved",
      chat_response_time: "Response time",
      chat_message_quality: "Quality",
      dialer_talk_time_total: "Talk time",
      pipeline_conversion: "Conversion",
      contacts_completeness: "Contacts complete",
    },
  },
  de: {
    none: "Heute noch keine Punkte.",
    points: (points) => `Bisher ${points} Punkte.`,
    more: (points, more) => `${points} Punkte, ${more} mehr als sonst um diese Zeit.`,
    less: (points, less) => `${points} Punkte, ${less} weniger als sonst um diese Zeit.`,
    same: (points) => `${points} Punkte, so viele wie sonst um diese Zeit.`,
    next: {
      level: (points, level) => `Mit ${points} weiteren erreichst du Level ${level}.`,
      rank: (points, shown, rank, name) =>
        plural("de", points, {
          one: `1 Punkt hinter ${name} auf Rang ${rank}.`,
          other: `${shown} Punkte hinter ${name} auf Rang ${rank}.`,
        }),
      goal: (_, missing) => `Noch ${missing}, dann ist dein Ring geschlossen.`,
      challenge: (missing, title) => `Nur noch ${missing} fehlen bei „${title}“.`,
    },
    chart: "Punkte über den Tag",
    today: "Heute",
    usual: "Sonst",
    compared: (days) =>
      plural("de", days, {
        one: "„Sonst“ ist der eine Tag dieser Art mit Arbeit in den letzten vier Wochen.",
        other: `„Sonst“ ist der Durchschnitt der ${days} Tage mit Arbeit in den letzten vier ` +
          "Wochen, Wochenenden getrennt.",
      }),
    firstDays: "Nach deinem ersten Tag mit Punkten steht hier auch, wie es sonst läuft.",
    wholeDay: (usual) => `Sonst ${usual} am Tag`,
    usually: (usual) => `Sonst ${usual}`,
    noUsual: "Noch kein Vergleich",
    better: "besser als sonst",
    worse: "schlechter als sonst",
    course: (title) => `${title}, letzte vier Wochen`,
    asTable: "Als Tabelle zeigen",
    asTiles: "Als Diagramme zeigen",
    table: { metric: "Was", value: "Heute", usual: "Sonst" },
    empty: {
      title: "Hier beginnt dein Tag",
      text: "Mit der ersten Antwort, dem ersten Anruf oder Abschluss siehst du hier, wie der Tag " +
        "läuft und was ihn voranbringt.",
    },
    metrics: {
      chat_responses: "Antworten",
      dialer_calls_completed: "Anrufe",
      chat_resolutions: "Gelöst",
      chat_response_time: "Antwortzeit",
      chat_message_quality: "Qualität",
      dialer_talk_time_total: "Gesprächszeit",
      pipeline_conversion: "Abschlussquote",
      contacts_completeness: "Kontakte vollständig",
    },
  },
});
