import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** What the things that a tool sends mean, and what pays. */
export const integrationSettingWords = catalogue({
  en: {
    nouns: {
      stage: {
        add: "Add a Stage",
        id: "Id of the stage",
        nth: (number: number) => `stage ${number}`,
        came: (count: number, shown: string) =>
          plural("en", count, {
            one: `${shown} stage came that is not listed above`,
            other: `${shown} stages came that are not listed above`,
          }),
        map: (name: string) => `Map the stage ${name}`,
      },
      tag: {
        add: "Add a Tag",
        id: "Id of the tag",
        nth: (number: number) => `tag ${number}`,
        came: (count: number, shown: string) =>
          plural("en", count, {
            one: `${shown} tag came that is not listed above`,
            other: `${shown} tags came that are not listed above`,
          }),
        map: (name: string) => `Map the tag ${name}`,
      },
    },
    means: "means",
    meaningOf: (name: string) => `Meaning of ${name}`,
    remove: (name: string) => `Remove ${name}`,
    response: {
      modes: { around_the_clock: "Around the clock", working_hours: "Working hours" },
      title: "Response time",
      note: "How a customer’s waiting is measured. Working days and the time zone are the agent’s.",
      counted: "Counted",
      label: "When waiting counts",
      from: "From",
      to: "To",
    },
    save: {
      region: "Unsaved changes",
      notYet: "Not saved yet. When you save, earlier deliveries are processed again.",
      discard: "Discard",
      saving: "Saving…",
      action: "Save",
    },
    seen: {
      orMore: (count: string) => `${count} times or more`,
      times: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} time`, other: `${shown} times` }),
      last: "last {time}",
      map: "Map",
      more: (count: number) => `Show ${count} more`,
    },
    tags: {
      example: "Lead",
      title: "Tags of calls",
      note: "What the tags of calls mean. A tag that is not listed means nothing.",
      minTalk: "Shortest talk that counts",
      minTalkHint: "Seconds; a shorter call gives nothing.",
    },
    pays: {
      kinds: {
        bulkEdits: { label: "Bulk edits", hint: "Many records changed in one go." },
        apiChanges: {
          label: "Changes by other programs",
          hint: "Made through the tool’s API in somebody’s name.",
        },
        imports: { label: "Imports", hint: "Records that came from a file." },
      },
      title: "What pays",
      note: "Laurel pays for work that people do by hand. Also pay for:",
    },
    people: {
      title: "People",
      match: "Same e-mail, same person",
      matchHint:
        "A person of the tool with the e-mail address of an agent is assigned to that agent " +
        "automatically. Otherwise they wait under People.",
      create: "New people become agents",
      createHint: (limit: string) =>
        `A person whom the tool mentions with a name or an e-mail address becomes an agent automatically, at most ${limit} a day. Bots never do, and neither does anybody whom you ignored or unassigned.`,
    },
    stages: {
      title: "Stages",
      note: (tool: string) =>
        `What the stages of your pipelines in ${tool} mean. A stage that is not listed means “In progress”.`,
    },
    fields: {
      title: "Complete contacts",
      note: "The fields that make a contact complete, by their ids in the tool. Filling one pays.",
      label: "Required fields, one a line",
      example: "email",
    },
    saved: "Saved. Earlier deliveries are processed again.",
    discarded: "The changes were discarded.",
    stageMeanings: {
      new: "New lead",
      open: "In progress",
      qualified: "Qualified lead",
      won: "Won",
      lost: "Lost",
    },
    tagMeanings: { lead_qualified: "Lead qualified", converted: "Customer convinced" },
    wrong: {
      missing: "is missing",
      order: "must be after the start",
      longLine: (most: number) => `has a line of more than ${most} characters`,
      talk: (most: number) => `must be whole seconds, 0 to ${most}`,
    },
  },
  de: {
    nouns: {
      stage: {
        add: "Phase hinzufügen",
        id: "Kennung der Phase",
        nth: (number) => `Phase ${number}`,
        came: (count, shown) =>
          plural("de", count, {
            one: `${shown} Phase kam, die oben nicht steht`,
            other: `${shown} Phasen kamen, die oben nicht stehen`,
          }),
        map: (name) => `Der Phase ${name} eine Bedeutung geben`,
      },
      tag: {
        add: "Tag hinzufügen",
        id: "Kennung des Tags",
        nth: (number) => `Tag ${number}`,
        came: (count, shown) =>
          plural("de", count, {
            one: `${shown} Tag kam, der oben nicht steht`,
            other: `${shown} Tags kamen, die oben nicht stehen`,
          }),
        map: (name) => `Dem Tag ${name} eine Bedeutung geben`,
      },
    },
    means: "bedeutet",
    meaningOf: (name) => `Bedeutung von ${name}`,
    remove: (name) => `${name} entfernen`,
    response: {
      modes: { around_the_clock: "Rund um die Uhr", working_hours: "In der Arbeitszeit" },
      title: "Antwortzeit",
      note:
        "Wie das Warten von Kunden gemessen wird. Arbeitstage und Zeitzone sind die der Person.",
      counted: "Gezählt",
      label: "Wann Warten zählt",
      from: "Von",
      to: "Bis",
    },
    save: {
      region: "Nicht gesicherte Änderungen",
      notYet:
        "Noch nicht gesichert. Beim Sichern werden frühere Zustellungen noch einmal verarbeitet.",
      discard: "Verwerfen",
      saving: "Wird gesichert …",
      action: "Sichern",
    },
    seen: {
      orMore: (count) => `${count}-mal oder öfter`,
      times: (count, shown) => plural("de", count, { one: `${shown}-mal`, other: `${shown}-mal` }),
      last: "zuletzt {time}",
      map: "Zuordnen",
      more: (count) => `${count} weitere zeigen`,
    },
    tags: {
      example: "Lead",
      title: "Tags von Anrufen",
      note: "Was die Tags von Anrufen bedeuten. Ein Tag, der nicht dasteht, bedeutet nichts.",
      minTalk: "Kürzestes Gespräch, das zählt",
      minTalkHint: "Sekunden; ein kürzerer Anruf bringt nichts.",
    },
    pays: {
      kinds: {
        bulkEdits: { label: "Massenänderungen", hint: "Viele Datensätze auf einmal geändert." },
        apiChanges: {
          label: "Änderungen anderer Programme",
          hint: "Über die API des Tools in jemandes Namen.",
        },
        imports: { label: "Importe", hint: "Datensätze aus einer Datei." },
      },
      title: "Was Punkte bringt",
      note: "Laurel gibt Punkte für Arbeit von Hand. Gib auch Punkte für:",
    },
    people: {
      title: "Leute",
      match: "Gleiche E-Mail, gleiche Person",
      matchHint: "Wer im Tool die E-Mail-Adresse einer Person in Laurel hat, wird ihr von selbst " +
        "zugeordnet. Sonst wartet sie unter „Leute“.",
      create: "Neue Leute werden angelegt",
      createHint: (limit) =>
        `Wen das Tool mit Namen oder E-Mail-Adresse erwähnt, der wird von selbst angelegt, höchstens ${limit} am Tag. Bots nie, und auch niemand, den du ignoriert oder dessen Zuordnung du aufgehoben hast.`,
    },
    stages: {
      title: "Phasen",
      note: (tool) =>
        `Was die Phasen eurer Pipelines in ${tool} bedeuten. Eine Phase, die nicht dasteht, bedeutet „In Arbeit“.`,
    },
    fields: {
      title: "Vollständige Kontakte",
      note:
        "Die Felder, die einen Kontakt vollständig machen, mit ihren Kennungen im Tool. Eines " +
        "auszufüllen, bringt Punkte.",
      label: "Nötige Felder, eines je Zeile",
      example: "email",
    },
    saved: "Gesichert. Frühere Zustellungen werden noch einmal verarbeitet.",
    discarded: "Die Änderungen sind verworfen.",
    stageMeanings: {
      new: "Neuer Lead",
      open: "In Arbeit",
      qualified: "Qualifizierter Lead",
      won: "Gewonnen",
      lost: "Verloren",
    },
    tagMeanings: { lead_qualified: "Lead qualifiziert", converted: "Kunde überzeugt" },
    wrong: {
      missing: "fehlt",
      order: "muss nach dem Beginn liegen",
      longLine: (most) => `hat eine Zeile mit mehr als ${most} Zeichen`,
      talk: (most) => `müssen ganze Sekunden sein, 0 bis ${most}`,
    },
  },
});
