import { catalogue } from "./catalogue.ts";

/** The tour of the desk. Most visits never need these words, so they are not with the desk's. */
export const tourWords = catalogue({
  en: {
    step: (step: number, of: number) => `Step ${step} of ${of}`,
    skip: "Skip Tour",
    back: "Back",
    next: "Next",
    done: "Done",
    stops: {
      level: {
        title: "Your points and your level",
        text:
          "Conversations, calls, deals and contacts earn points. This window moves the moment " +
          "one of your tools reports your work.",
      },
      activity: {
        title: "Why something paid",
        text: "Each line is a piece of your work. Open one to see how its points were calculated.",
      },
      streak: {
        title: "Your streak",
        text: "Every working day with paid work keeps it. Weekends, holidays and leave do not " +
          "break it.",
      },
      leaderboard: {
        title: "Boards, challenges and the wheel",
        text: "Compare a day, a week or a month here. Achievements, challenges and your spins " +
          "are in the Dock below. In Settings, you choose whether the boards show you.",
      },
    },
  },
  de: {
    step: (step, of) => `Schritt ${step} von ${of}`,
    skip: "Tour überspringen",
    back: "Zurück",
    next: "Weiter",
    done: "Fertig",
    stops: {
      level: {
        title: "Deine Punkte und dein Level",
        text: "Gespräche, Anrufe, Abschlüsse und Kontakte bringen Punkte. Dieses Fenster bewegt " +
          "sich, sobald eines deiner Werkzeuge deine Arbeit meldet.",
      },
      activity: {
        title: "Warum es Punkte gab",
        text: "Jede Zeile ist ein Stück deiner Arbeit. Öffne eine, um zu sehen, wie ihre Punkte " +
          "berechnet wurden.",
      },
      streak: {
        title: "Deine Serie",
        text: "Jeder Arbeitstag mit bezahlter Arbeit hält sie am Leben. Wochenenden, Feiertage " +
          "und Urlaub unterbrechen sie nicht.",
      },
      leaderboard: {
        title: "Ranglisten, Challenges und das Glücksrad",
        text: "Vergleiche hier einen Tag, eine Woche oder einen Monat. Erfolge, Challenges und " +
          "deine Drehs sind unten im Dock. In den Einstellungen wählst du, ob die Ranglisten " +
          "dich zeigen.",
      },
    },
  },
});
