import type { LeaveState } from "@/core/leave.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The states of a request for leave. */
export const leaveStateWords = catalogue<Readonly<Record<LeaveState, string>>>({
  en: {
    asked: "Waiting",
    granted: "Granted",
    declined: "Declined",
    withdrawn: "Withdrawn",
    canceled: "Canceled",
  },
  de: {
    asked: "Wartet",
    granted: "Genehmigt",
    declined: "Abgelehnt",
    withdrawn: "Zurückgezogen",
    canceled: "Abgesagt",
  },
});

/** Leave of a team, and the decisions about it. */
export const leaveWords = catalogue({
  en: {
    title: "Leave",
    which: "Which requests",
    states: { asked: "Waiting", decided: "Decided", all: "All" },
    of: "Leave of",
    everybody: "Everybody’s leave: search a person",
    enter: "Enter Leave…",
    empty: {
      asked: "Nobody waits for a decision about leave.",
      decided: "Nothing was decided yet.",
      all: "There is no leave. Enter it for somebody, or wait for their requests.",
    },
    done: {
      approve: (name: string) => `The leave of ${name} is granted.`,
      decline: (name: string) => `The leave of ${name} is declined.`,
      cancel: (name: string) => `The leave of ${name} is canceled.`,
      save: (name: string) => `The leave of ${name} is saved.`,
    },
    asked: "Asked {time}",
    by: "By {person}, {time}",
    others: (count: number) =>
      plural("en", count, { one: "1 other is away then", other: `${count} others are away then` }),
    otherDecides: "Somebody else decides",
    approve: "Approve",
    decline: "Decline…",
    edit: "Edit…",
    cancel: "Cancel…",
    buttons: {
      approve: (name: string, days: string) => `Approve the leave of ${name}, ${days}`,
      decline: (name: string, days: string) => `Decline the leave of ${name}, ${days}`,
      edit: (name: string, days: string) => `Edit the leave of ${name}, ${days}`,
      cancel: (name: string, days: string) => `Cancel the leave of ${name}, ${days}`,
    },
    refuse: {
      decline: { title: "Decline the leave of {person}?", action: "Decline" },
      cancel: { title: "Cancel the leave of {person}?", action: "Cancel Leave" },
      reason: "Reason",
      reasonHint: "It is shown to them.",
      reasonMissing: "Say why.",
    },
    dialog: {
      new: "Enter leave",
      of: "Leave of {person}",
      person: "Person",
      personMissing: "Choose a person.",
      first: "First day",
      firstMissing: "Choose the first day.",
      last: "Last day",
      lastHint: "Without it, one day.",
      lastEarly: "This is before the first day.",
      note: "Note",
      optional: "Optional",
      hint:
        "It is granted at once. The days neither extend nor break the streak, which is derived " +
        "again.",
      enter: "Enter Leave",
      save: "Save",
    },
    agent: {
      search: "Search by name or id",
      another: (name: string) => `Choose somebody else than ${name}`,
    },
  },
  de: {
    title: "Urlaub",
    which: "Welche Anträge",
    states: { asked: "Wartend", decided: "Entschieden", all: "Alle" },
    of: "Urlaub von",
    everybody: "Urlaub von allen: Person suchen",
    enter: "Urlaub eintragen …",
    empty: {
      asked: "Niemand wartet auf eine Entscheidung über Urlaub.",
      decided: "Noch wurde nichts entschieden.",
      all: "Es gibt keinen Urlaub. Trage welchen ein, oder warte auf Anträge.",
    },
    done: {
      approve: (name) => `Der Urlaub von ${name} ist genehmigt.`,
      decline: (name) => `Der Urlaub von ${name} ist abgelehnt.`,
      cancel: (name) => `Der Urlaub von ${name} ist abgesagt.`,
      save: (name) => `Der Urlaub von ${name} ist gesichert.`,
    },
    asked: "Beantragt {time}",
    by: "Von {person}, {time}",
    others: (count) =>
      plural("de", count, {
        one: "1 andere Person ist dann nicht da",
        other: `${count} andere sind dann nicht da`,
      }),
    otherDecides: "Jemand anderes entscheidet",
    approve: "Genehmigen",
    decline: "Ablehnen …",
    edit: "Ändern …",
    cancel: "Absagen …",
    buttons: {
      approve: (name, days) => `Urlaub von ${name} genehmigen, ${days}`,
      decline: (name, days) => `Urlaub von ${name} ablehnen, ${days}`,
      edit: (name, days) => `Urlaub von ${name} ändern, ${days}`,
      cancel: (name, days) => `Urlaub von ${name} absagen, ${days}`,
    },
    refuse: {
      decline: { title: "Urlaub von {person} ablehnen?", action: "Ablehnen" },
      cancel: { title: "Urlaub von {person} absagen?", action: "Urlaub absagen" },
      reason: "Grund",
      reasonHint: "Die Person liest ihn.",
      reasonMissing: "Sage, warum.",
    },
    dialog: {
      new: "Urlaub eintragen",
      of: "Urlaub von {person}",
      person: "Person",
      personMissing: "Wähle eine Person.",
      first: "Erster Tag",
      firstMissing: "Wähle den ersten Tag.",
      last: "Letzter Tag",
      lastHint: "Ohne ihn ist es ein Tag.",
      lastEarly: "Das ist vor dem ersten Tag.",
      note: "Notiz",
      optional: "Freiwillig",
      hint: "Er ist sofort genehmigt. Die Tage verlängern die Serie nicht und unterbrechen sie " +
        "nicht; sie wird neu berechnet.",
      enter: "Urlaub eintragen",
      save: "Sichern",
    },
    agent: {
      search: "Nach Name oder Kennung suchen",
      another: (name) => `Jemand anderes als ${name} auswählen`,
    },
  },
});
