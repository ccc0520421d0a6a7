import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** What is found in somebody's work, in sentences without a judgment. */
export const fairnessSentenceWords = catalogue({
  en: {
    burst: (count: number) => `${count} paid events within five minutes.`,
    burstThan: (count: number, usual: string) =>
      `${count} paid events within five minutes; usually the busiest five minutes of a day have ` +
      `${usual}.`,
    ping_pong: (count: number) =>
      `${count} times in a week, a deal was moved back to the stage it came from.`,
    self_reversal: (count: number) =>
      `${count} events of a week were taken back by the tool that sent them.`,
    perHour: (points: string, usual: string) =>
      `${points} points per hour; half of the peers' days have less than ${usual}.`,
    fast_replies: (count: number) => `${count} replies came faster than anybody can read or type.`,
  },
  de: {
    burst: (count) => `${count} bezahlte Ereignisse in fünf Minuten.`,
    burstThan: (count, usual) =>
      `${count} bezahlte Ereignisse in fünf Minuten; sonst sind es in den dichtesten fünf Minuten ` +
      `eines Tages ${usual}.`,
    ping_pong: (count) =>
      plural("de", count, {
        one:
          "Einmal in einer Woche wurde ein Abschluss in die Phase zurückgeschoben, aus der er kam.",
        other:
          `${count}-mal in einer Woche wurde ein Abschluss in die Phase zurückgeschoben, aus ` +
          "der er kam.",
      }),
    self_reversal: (count) =>
      plural("de", count, {
        one: "1 Ereignis einer Woche hat das Tool zurückgenommen, das es gesendet hatte.",
        other:
          `${count} Ereignisse einer Woche hat das Tool zurückgenommen, das sie gesendet hatte.`,
      }),
    perHour: (points, usual) =>
      `${points} Punkte je Stunde; die Hälfte der Tage der anderen hat weniger als ${usual}.`,
    fast_replies: (count) =>
      `${count} Antworten kamen schneller, als jemand lesen oder tippen kann.`,
  },
});
