import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** How much Laurel is used, and by whom. */
export const engagementWords = catalogue({
  en: {
    title: "Engagement",
    /** The parts of Laurel that people use. */
    features: {
      level: "Level",
      streak: "Streak",
      activity: "Activity",
      leaderboard: "Leaderboard",
      achievements: "Achievements",
      challenges: "Challenges",
      spin: "Wheel",
      explanation: "Why these points",
      settings: "Settings",
      team: "My Team",
      insights: "Insights",
      administration: "Administration",
    } as Readonly<Record<string, string>>,
    active: {
      spans: { daily: "On the day", weekly: "In 7 days", monthly: "In 28 days" },
      before: "On the day, before",
      tiles: "People",
      day: "Active on a day",
      week: "Active in a week",
      month: "Active in 28 days",
      stickiness: "Stickiness",
      stickinessHint: "Active on a day, of those in 28 days",
      visitors: "Visitors",
      title: "Active people",
      note:
        "People who had Laurel in front of them, on each day and in the 7 and 28 days up to it.",
    },
    people: "people",
    average: "On average",
    averageBefore: (value: string) => `On average; before ${value}`,
    notMeasured: (count: string) => `${count} not measured`,
    ofAccounts: (count: number, shown: string) =>
      plural("en", count, { one: `Of ${shown} account`, other: `Of ${shown} accounts` }),
    challenges: {
      title: "Challenges",
      note: "Of the agents for whom a challenge is: who made progress, and who completed it.",
      none: "No challenge ran in these days. {make} to see who takes part.",
      make: "Make one",
      region: "Participation",
      challenge: "Challenge",
      days: "Days",
      invited: "Invited",
      progress: "Made progress",
      completed: "Completed",
    },
    everybody: "Everybody",
    allMyTeams: "All my teams",
    noTeam: "There is no such team",
    noTeamHint: "Choose another team above. Managers see the teams that an admin gave them.",
    nobody: "Nobody was here in these days",
    visitsCount: "Visits count from the first sign-in on.",
    invite: "Invite people, so that there is something to see.",
    accounts: (count: string) =>
      `${count} accounts can be used; choose other days above, or tell people where their desk is.`,
    rewards: {
      title: "Achievements",
      note: "Awards by week, and how long agents took to their first award of each tier.",
      weeks: "Awards by week",
      tier: "Tier",
      agents: "Agents",
      median: "Median days",
      streaks: "How long streaks live",
      curve: "Share of streaks that last longer than so many days",
      day: "Day",
      awards: "Awards",
      unit: "awards",
      longer: "Streaks that last longer",
    },
    streakNote: {
      none: "No streak began in these days.",
      began: (count: number, shown: string, living: string) =>
        plural("en", count, {
          one: `${shown} streak began, ${living} of them still live.`,
          other: `${shown} streaks began, ${living} of them still live.`,
        }),
      longer: "More than half last longer than anyone can tell yet.",
      half: (count: number, days: string) =>
        plural("en", count, {
          one: `Half last longer than ${days} day.`,
          other: `Half last longer than ${days} days.`,
        }),
    },
    visits: {
      title: "Length of visits",
      note: "Time with the page in front and somebody at it. A visit ends after 30 minutes away.",
      count: "Visits",
      median: "Median",
      quartile: "75th percentile",
      byLength: "Visits by length",
      used: "What is used",
      usedNote:
        "The share of people who used a part at least once. Uses within a minute count once.",
      byPart: "Share of people by part",
      below: (value: string) => `Below ${value}`,
      orMore: (value: string) => `${value} or more`,
      between: (from: string, to: string) => `${from} to ${to}`,
      before: (value: string) => `Before ${value}`,
      uses: (count: number, title: string, uses: string) =>
        plural("en", count, { one: `${title} (${uses} use)`, other: `${title} (${uses} uses)` }),
    },
  },
  de: {
    title: "Nutzung",
    features: {
      level: "Level",
      streak: "Serie",
      activity: "Aktivität",
      leaderboard: "Rangliste",
      achievements: "Erfolge",
      challenges: "Challenges",
      spin: "Glücksrad",
      explanation: "Warum diese Punkte",
      settings: "Einstellungen",
      team: "Mein Team",
      insights: "Auswertungen",
      administration: "Verwaltung",
    },
    active: {
      spans: { daily: "Am Tag", weekly: "In 7 Tagen", monthly: "In 28 Tagen" },
      before: "Am Tag, davor",
      tiles: "Leute",
      day: "Aktiv an einem Tag",
      week: "Aktiv in einer Woche",
      month: "Aktiv in 28 Tagen",
      stickiness: "Bindung",
      stickinessHint: "Aktiv an einem Tag, von denen in 28 Tagen",
      visitors: "Zu Besuch",
      title: "Aktive Leute",
      note: "Leute, die Laurel vor sich hatten, an jedem Tag und in den 7 und 28 Tagen bis dahin.",
    },
    people: "Leute",
    average: "Im Mittel",
    averageBefore: (value) => `Im Mittel; davor ${value}`,
    notMeasured: (count) => `${count} nicht gemessen`,
    ofAccounts: (count, shown) =>
      plural("de", count, { one: `Von ${shown} Konto`, other: `Von ${shown} Konten` }),
    challenges: {
      title: "Challenges",
      note:
        "Von den Leuten, für die eine Challenge ist: wer vorangekommen ist und wer sie geschafft " +
        "hat.",
      none: "In diesen Tagen lief keine Challenge. {make}, um zu sehen, wer teilnimmt.",
      make: "Lege eine an",
      region: "Teilnahme",
      challenge: "Challenge",
      days: "Tage",
      invited: "Eingeladen",
      progress: "Vorangekommen",
      completed: "Geschafft",
    },
    everybody: "Alle",
    allMyTeams: "Alle meine Teams",
    noTeam: "Dieses Team gibt es nicht",
    noTeamHint:
      "Wähle oben ein anderes Team. Führungskräfte sehen die Teams, die ein Admin ihnen " +
      "gegeben hat.",
    nobody: "In diesen Tagen war niemand hier",
    visitsCount: "Besuche zählen ab der ersten Anmeldung.",
    invite: "Lade Leute ein, damit es etwas zu sehen gibt.",
    accounts: (count) =>
      `${count} Konten sind nutzbar; wähle oben andere Tage, oder sage den Leuten, wo ihr Desk ist.`,
    rewards: {
      title: "Erfolge",
      note:
        "Verleihungen je Woche, und wie lange es bis zur ersten Verleihung jeder Stufe gedauert " +
        "hat.",
      weeks: "Verleihungen je Woche",
      tier: "Stufe",
      agents: "Leute",
      median: "Tage im Median",
      streaks: "Wie lange Serien halten",
      curve: "Anteil der Serien, die länger als so viele Tage halten",
      day: "Tag",
      awards: "Verleihungen",
      unit: "Verleihungen",
      longer: "Serien, die länger halten",
    },
    streakNote: {
      none: "In diesen Tagen begann keine Serie.",
      began: (count, shown, living) =>
        plural("de", count, {
          one: `${shown} Serie begann, ${living} davon laufen noch.`,
          other: `${shown} Serien begannen, ${living} davon laufen noch.`,
        }),
      longer: "Mehr als die Hälfte hält länger, als man bis jetzt sagen kann.",
      half: (count, days) =>
        plural("de", count, {
          one: `Die Hälfte hält länger als ${days} Tag.`,
          other: `Die Hälfte hält länger als ${days} Tage.`,
        }),
    },
    visits: {
      title: "Dauer der Besuche",
      note:
        "Zeit mit der Seite im Vordergrund und jemandem davor. Ein Besuch endet nach 30 Minuten " +
        "Abwesenheit.",
      count: "Besuche",
      median: "Median",
      quartile: "75. Perzentil",
      byLength: "Besuche nach Dauer",
      used: "Was benutzt wird",
      usedNote:
        "Der Anteil der Leute, die einen Teil mindestens einmal benutzt haben. Mehrmals in einer " +
        "Minute zählt einmal.",
      byPart: "Anteil der Leute nach Teil",
      below: (value) => `Unter ${value}`,
      orMore: (value) => `${value} oder mehr`,
      between: (from, to) => `${from} bis ${to}`,
      before: (value) => `Davor ${value}`,
      uses: (count, title, uses) =>
        plural("de", count, { one: `${title} (${uses}-mal)`, other: `${title} (${uses}-mal)` }),
    },
  },
});
