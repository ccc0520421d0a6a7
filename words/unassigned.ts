import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** People of tools who are no agent's yet. */
export const unassignedWords = catalogue({
  en: {
    title: "Unassigned People",
    note:
      "People whom tools mention and Laurel does not know. Their work is kept, and counts at its " +
      "own time once you say who they are.",
    people: "People",
    noun: "people",
    search: "Search unassigned people",
    placeholder: "Name, e-mail or id",
    tool: "Tool",
    allTools: "All tools",
    who: "Who is shown",
    shown: { waiting: "Waiting", ignored: "Ignored" },
    choose: (name: string) => `Choose ${name}`,
    actions: {
      stopIgnoring: "Stop Ignoring",
      assign: (count: number) => `Assign ${count} as Suggested`,
      create: "Create Agents",
      ignore: "Ignore",
    },
    done: {
      waiting: (count: number) =>
        plural("en", count, { one: "1 person waits again.", other: `${count} people wait again.` }),
      assigned: (count: number) =>
        plural("en", count, {
          one: "1 person is assigned.",
          other: `${count} people are assigned.`,
        }),
      created: (count: number) =>
        plural("en", count, { one: "1 person is created.", other: `${count} people are created.` }),
      ignored: (count: number) =>
        plural("en", count, { one: "1 person is ignored.", other: `${count} people are ignored.` }),
    },
    partly: (done: string, failed: number) =>
      `${done} ${
        plural("en", failed, { one: "1 was not", other: `${failed} were not` })
      }: see the list.`,
    none: {
      filtered: { title: "Nobody is found", words: "Try fewer letters, or all tools." },
      ignored: {
        title: "Nobody is ignored",
        words: "People whose work is not to count are listed here.",
      },
      waiting: {
        title: "Nobody waits",
        words: "Everybody whom your tools mention is an agent, or is ignored.",
      },
    },
    integrations: "Integrations",
  },
  de: {
    title: "Nicht zugeordnet",
    note:
      "Personen, die Werkzeuge nennen und Laurel nicht kennt. Ihre Arbeit wird aufbewahrt und zählt " +
      "zu ihrer eigenen Zeit, sobald du sagst, wer sie sind.",
    people: "Personen",
    noun: "Personen",
    search: "Nicht zugeordnete Personen suchen",
    placeholder: "Name, E-Mail oder Kennung",
    tool: "Werkzeug",
    allTools: "Alle Werkzeuge",
    who: "Wer gezeigt wird",
    shown: { waiting: "Wartend", ignored: "Ignoriert" },
    choose: (name) => `${name} auswählen`,
    actions: {
      stopIgnoring: "Nicht mehr ignorieren",
      assign: (count) => `${count} wie vorgeschlagen zuordnen`,
      create: "Agenten anlegen",
      ignore: "Ignorieren",
    },
    done: {
      waiting: (count) =>
        plural("de", count, {
          one: "1 Person wartet wieder.",
          other: `${count} Personen warten wieder.`,
        }),
      assigned: (count) =>
        plural("de", count, {
          one: "1 Person ist zugeordnet.",
          other: `${count} Personen sind zugeordnet.`,
        }),
      created: (count) =>
        plural("de", count, {
          one: "1 Person ist angelegt.",
          other: `${count} Personen sind angelegt.`,
        }),
      ignored: (count) =>
        plural("de", count, {
          one: "1 Person wird ignoriert.",
          other: `${count} Personen werden ignoriert.`,
        }),
    },
    partly: (done, failed) =>
      `${done} ${plural("de", failed, { one: "1 nicht", other: `${failed} nicht` })}: siehe Liste.`,
    none: {
      filtered: {
        title: "Niemand gefunden",
        words: "Versuche es mit weniger Buchstaben oder allen Werkzeugen.",
      },
      ignored: {
        title: "Niemand wird ignoriert",
        words: "Hier stehen Personen, deren Arbeit nicht zählen soll.",
      },
      waiting: {
        title: "Niemand wartet",
        words: "Alle, die deine Werkzeuge nennen, sind Agenten oder werden ignoriert.",
      },
    },
    integrations: "Integrationen",
  },
});
