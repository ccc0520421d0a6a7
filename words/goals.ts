import type { GoalMetric } from "@/core/goals/metrics.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

type Counted = (count: number, shown: string) => string;

/** Daily goals and their rings. */
export const goalWords = catalogue<{
  readonly title: string;
  readonly names: Readonly<Record<GoalMetric, string>>;
  /** What is counted: `2 replies`. */
  readonly counted: Readonly<Record<GoalMetric, Counted>>;
  readonly of: (value: string, target: string) => string;
  readonly ring: (name: string, of: string) => string;
  readonly closed: string;
  readonly byTeam: string;
  readonly set: string;
  readonly line: (target: string) => string;
  readonly moment: { readonly title: string; readonly text: (name: string, of: string) => string };
  readonly sheet: {
    readonly title: string;
    readonly hint: string;
    readonly team: (target: string) => string;
    readonly percent: string;
    readonly save: string;
    readonly wrongCount: string;
    readonly wrongShare: string;
  };
  readonly teamGoals: {
    readonly title: string;
    readonly hint: string;
    readonly none: string;
    readonly set: string;
    readonly sheet: string;
    readonly sheetHint: string;
    readonly saved: string;
    readonly daily: (name: string, target: string) => string;
  };
}>({
  en: {
    title: "Goals",
    names: {
      chat_responses: "Replies",
      chat_message_quality: "Quality",
      dialer_follow_ups: "Follow-ups",
      dialer_calls_completed: "Calls",
      chat_resolutions: "Resolved chats",
      pipeline_leads_qualified: "Qualified leads",
      pipeline_deals_won: "Deals",
      contacts_created: "New contacts",
    },
    counted: {
      chat_responses: (count, shown) =>
        plural("en", count, { one: "1 more reply", other: `${shown} more replies` }),
      chat_message_quality: (_, shown) => `${shown} more quality`,
      dialer_follow_ups: (count, shown) =>
        plural("en", count, { one: "1 more follow-up", other: `${shown} more follow-ups` }),
      dialer_calls_completed: (count, shown) =>
        plural("en", count, { one: "1 more call", other: `${shown} more calls` }),
      chat_resolutions: (count, shown) =>
        plural("en", count, { one: "1 more resolved chat", other: `${shown} more resolved chats` }),
      pipeline_leads_qualified: (count, shown) =>
        plural("en", count, { one: "1 more lead", other: `${shown} more leads` }),
      pipeline_deals_won: (count, shown) =>
        plural("en", count, { one: "1 more deal", other: `${shown} more deals` }),
      contacts_created: (count, shown) =>
        plural("en", count, { one: "1 more new contact", other: `${shown} more new contacts` }),
    },
    of: (value, target) => `${value} of ${target}`,
    ring: (name, of) => `${name}: ${of}`,
    closed: "closed",
    byTeam: "Team goal",
    set: "Set Goals…",
    line: (target) => `goal ${target}`,
    moment: { title: "Ring Closed", text: (name, of) => `${name}: ${of} today.` },
    sheet: {
      title: "Your Daily Goals",
      hint:
        "A ring closes when the day reaches its goal. Leave a field empty for no goal of your " +
        "own.",
      team: (target) => `Your team’s goal is ${target}.`,
      percent: "In percent, from 1 to 100.",
      save: "Save",
      wrongCount: "Enter a whole number from 1 to 10,000.",
      wrongShare: "Enter a number from 1 to 100.",
    },
    teamGoals: {
      title: "Daily goals",
      hint: "For everybody in the team who has no goal of their own.",
      none: "No goals yet. A ring in everybody’s Today window shows how far the day is.",
      set: "Set Team Goals…",
      sheet: "The Team’s Daily Goals",
      sheetHint: "They count for everybody who has no goal of their own. Leave a field empty for " +
        "none.",
      saved: "The team’s goals are saved.",
      daily: (name, target) => `${name}: ${target} a day`,
    },
  },
  de: {
    title: "Ziele",
    names: {
      chat_responses: "Antworten",
      chat_message_quality: "Qualität",
      dialer_follow_ups: "Wiedervorlagen",
      dialer_calls_completed: "Anrufe",
      chat_resolutions: "Gelöste Chats",
      pipeline_leads_qualified: "Qualifizierte Leads",
      pipeline_deals_won: "Abschlüsse",
      contacts_created: "Neue Kontakte",
    },
    counted: {
      chat_responses: (count, shown) =>
        plural("de", count, { one: "1 Antwort", other: `${shown} Antworten` }),
      chat_message_quality: (_, shown) => `${shown} Qualität`,
      dialer_follow_ups: (count, shown) =>
        plural("de", count, { one: "1 Wiedervorlage", other: `${shown} Wiedervorlagen` }),
      dialer_calls_completed: (count, shown) =>
        plural("de", count, { one: "1 Anruf", other: `${shown} Anrufe` }),
      chat_resolutions: (count, shown) =>
        plural("de", count, { one: "1 gelöster Chat", other: `${shown} gelöste Chats` }),
      pipeline_leads_qualified: (count, shown) =>
        plural("de", count, { one: "1 Lead", other: `${shown} Leads` }),
      pipeline_deals_won: (count, shown) =>
        plural("de", count, { one: "1 Abschluss", other: `${shown} Abschlüsse` }),
      contacts_created: (count, shown) =>
        plural("de", count, { one: "1 neuer Kontakt", other: `${shown} neue Kontakte` }),
    },
    of: (value, target) => `${value} von ${target}`,
    ring: (name, of) => `${name}: ${of}`,
    closed: "geschlossen",
    byTeam: "Teamziel",
    set: "Ziele setzen …",
    line: (target) => `Ziel ${target}`,
    moment: { title: "Ring geschlossen", text: (name, of) => `${name}: heute ${of}.` },
    sheet: {
      title: "Deine Tagesziele",
      hint:
        "Ein Ring schließt sich, wenn der Tag sein Ziel erreicht. Ein leeres Feld heißt: kein " +
        "eigenes Ziel.",
      team: (target) => `Das Ziel deines Teams ist ${target}.`,
      percent: "In Prozent, von 1 bis 100.",
      save: "Sichern",
      wrongCount: "Gib eine ganze Zahl von 1 bis 10.000 ein.",
      wrongShare: "Gib eine Zahl von 1 bis 100 ein.",
    },
    teamGoals: {
      title: "Tagesziele",
      hint: "Für alle im Team, die kein eigenes Ziel haben.",
      none: "Noch keine Ziele. Ein Ring im Fenster „Heute“ zeigt allen, wie weit der Tag ist.",
      set: "Teamziele setzen …",
      sheet: "Tagesziele des Teams",
      sheetHint: "Sie zählen für alle, die kein eigenes Ziel haben. Ein leeres Feld heißt: keins.",
      saved: "Die Ziele des Teams sind gesichert.",
      daily: (name, target) => `${name}: ${target} am Tag`,
    },
  },
});
