import { catalogue } from "./catalogue.ts";

/** Keys of integrations. */
export const keyWords = catalogue({
  en: {
    list: "keys",
    all: "Keys",
    make: "Make a Key",
    about: "With a key, a tool of yours sends events and reads what became of them.",
    howTo: "How to send events",
    none: "There is no key yet",
    noneWorks: "No key works any more",
    noneHint:
      "With a key, any of your tools can send events to Laurel, and the work in them becomes " +
      "points. It takes one request.",
    revokedTitle: "Revoked",
    revokedNote: "Requests with these keys are refused. Their names stay in use, because ledger " +
      "entries refer to them.",
    made: "The key is made. Copy it now: it is not shown again.",
    rights: {
      everything: "Everything",
      everythingKnown: "Everything, no new agents",
      reads: "Reads",
      nothing: "Nothing",
      sends: "Sends events",
      sendsKnown: "Sends events of known agents",
      sendsReads: "Sends events and reads",
      sendsReadsKnown: "Sends events of known agents and reads",
    },
    grants: {
      send: {
        title: "Send events",
        hint: "Reports what people did, and can read nothing. Right for most tools.",
      },
      read: {
        title: "Read",
        hint: "Reads agents, points, leaderboards and the live stream, and changes nothing.",
      },
      both: {
        title: "Send events and read",
        hint: "Reports what people did, and shows what became of it.",
      },
      everything: {
        title: "Everything",
        hint: "Does all that an admin can: rules, integrations, undoing points, making more keys.",
      },
    },
    row: {
      fromEnvironment: "set by LAUREL_BOOTSTRAP_KEY",
      revoke: "Revoke…",
      revokeLabel: (name: string) => `Revoke ${name}…`,
      revoked: "revoked {time}",
      neverUsed: "never used",
      lastUsed: "last used {time}",
    },
    revoke: {
      question: "Revoke “{key}”?",
      action: "Revoke",
      neverUsed: "It was never used.",
      lastUsed: "It was last used {time}.",
      means:
        "Requests with it are refused after at most 30 seconds. Events that it sent and their " +
        "points stay. This cannot be undone.",
      meansEnvironment:
        "Requests with it are refused after at most 30 seconds. Events that it sent " +
        "and their points stay. This cannot be undone, unless LAUREL_BOOTSTRAP_KEY is given " +
        "another value.",
      done: (name: string) => `${name} is revoked.`,
    },
    new: {
      title: "New key",
      name: "Name",
      nameHint:
        "The tool that gets it, for example live-chat. It is the source of events without " +
        "one.",
      nameMissing: "Give it a name.",
      rights: "What it may do",
      adds: "Add people it names",
      addsHint: "An event about an unknown person adds them as an agent. While this is off, such " +
        "events are refused.",
      action: "Make Key",
    },
    once: {
      copy: "Copy the key",
      key: "Key",
      hint: "It is not shown again. Keep it where only the tool can read it.",
      send: "Send a first event",
      sendNote:
        "A quick and good reply to a customer. Sent again it gives nothing: an event counts " +
        "once, by its id.",
      read: "Read for the first time",
      readNote: "It answers the leaderboard of the day.",
      language: "Language",
      theExample: (language: string) => `the ${language} example`,
      example: (language: string) => `Example, ${language}`,
      addsAgent: (agent: string) =>
        `It adds ${agent} as an agent, unless you put the id or e-mail of one of yours there.`,
      addsNobody: (agent: string) =>
        `This key adds nobody: put the id or e-mail of an agent in place of ${agent}.`,
      guide: "The guide to sending events: batches, retries, Python",
      done: "Done",
      notUsed: "Not used yet. The first use appears here.",
      used: "It arrived: the key was used {time}.",
    },
  },
  de: {
    list: "Schlüssel",
    all: "Schlüssel",
    make: "Schlüssel erzeugen",
    about:
      "Mit einem Schlüssel sendet eines deiner Werkzeuge Ereignisse und liest, was daraus wurde.",
    howTo: "So sendest du Ereignisse",
    none: "Es gibt noch keinen Schlüssel",
    noneWorks: "Kein Schlüssel gilt mehr",
    noneHint:
      "Mit einem Schlüssel kann jedes deiner Werkzeuge Ereignisse an Laurel senden, und die " +
      "Arbeit darin wird zu Punkten. Eine Anfrage genügt.",
    revokedTitle: "Widerrufen",
    revokedNote:
      "Anfragen mit diesen Schlüsseln werden abgelehnt. Ihre Namen bleiben vergeben, weil " +
      "gebuchte Einträge auf sie verweisen.",
    made: "Der Schlüssel ist erzeugt. Kopiere ihn jetzt: Er wird nicht noch einmal gezeigt.",
    rights: {
      everything: "Alles",
      everythingKnown: "Alles, keine neuen Agenten",
      reads: "Liest",
      nothing: "Nichts",
      sends: "Sendet Ereignisse",
      sendsKnown: "Sendet Ereignisse bekannter Agenten",
      sendsReads: "Sendet Ereignisse und liest",
      sendsReadsKnown: "Sendet Ereignisse bekannter Agenten und liest",
    },
    grants: {
      send: {
        title: "Ereignisse senden",
        hint: "Meldet, was Personen getan haben, und kann nichts lesen. Richtig für die meisten " +
          "Werkzeuge.",
      },
      read: {
        title: "Lesen",
        hint: "Liest Agenten, Punkte, Ranglisten und den Live-Strom und ändert nichts.",
      },
      both: {
        title: "Ereignisse senden und lesen",
        hint: "Meldet, was Personen getan haben, und zeigt, was daraus wurde.",
      },
      everything: {
        title: "Alles",
        hint:
          "Darf alles, was ein Administrator darf: Wertung, Integrationen, Punkte zurücknehmen, " +
          "weitere Schlüssel erzeugen.",
      },
    },
    row: {
      fromEnvironment: "aus LAUREL_BOOTSTRAP_KEY",
      revoke: "Widerrufen …",
      revokeLabel: (name) => `${name} widerrufen …`,
      revoked: "widerrufen {time}",
      neverUsed: "noch nie benutzt",
      lastUsed: "zuletzt benutzt {time}",
    },
    revoke: {
      question: "„{key}“ widerrufen?",
      action: "Widerrufen",
      neverUsed: "Er wurde noch nie benutzt.",
      lastUsed: "Zuletzt benutzt wurde er {time}.",
      means:
        "Anfragen damit werden nach höchstens 30 Sekunden abgelehnt. Gesendete Ereignisse und " +
        "ihre Punkte bleiben. Das lässt sich nicht rückgängig machen.",
      meansEnvironment: "Anfragen damit werden nach höchstens 30 Sekunden abgelehnt. Gesendete " +
        "Ereignisse und ihre Punkte bleiben. Das lässt sich nicht rückgängig machen, außer " +
        "LAUREL_BOOTSTRAP_KEY bekommt einen anderen Wert.",
      done: (name) => `${name} ist widerrufen.`,
    },
    new: {
      title: "Neuer Schlüssel",
      name: "Name",
      nameHint: "Das Werkzeug, das ihn bekommt, zum Beispiel live-chat. Er ist die Quelle von " +
        "Ereignissen, die keine nennen.",
      nameMissing: "Gib ihm einen Namen.",
      rights: "Was er darf",
      adds: "Genannte Personen hinzufügen",
      addsHint:
        "Ein Ereignis über eine unbekannte Person fügt sie als Agenten hinzu. Ausgeschaltet " +
        "werden solche Ereignisse abgelehnt.",
      action: "Schlüssel erzeugen",
    },
    once: {
      copy: "Schlüssel kopieren",
      key: "Schlüssel",
      hint:
        "Er wird nicht noch einmal gezeigt. Bewahre ihn da auf, wo nur das Werkzeug ihn lesen " +
        "kann.",
      send: "Ein erstes Ereignis senden",
      sendNote: "Eine schnelle und gute Antwort an einen Kunden. Noch einmal gesendet bringt es " +
        "nichts: Ein Ereignis zählt einmal, nach seiner Kennung.",
      read: "Zum ersten Mal lesen",
      readNote: "Die Antwort ist die Rangliste des Tages.",
      language: "Sprache",
      theExample: (language) => `Beispiel für ${language}`,
      example: (language) => `Beispiel, ${language}`,
      addsAgent: (agent) =>
        `Es fügt ${agent} als Agenten hinzu, außer du setzt dort die Kennung oder E-Mail-Adresse ` +
        "eines vorhandenen ein.",
      addsNobody: (agent) =>
        `Dieser Schlüssel fügt niemanden hinzu: Setze statt ${agent} die Kennung oder ` +
        "E-Mail-Adresse eines Agenten ein.",
      guide: "Anleitung zum Senden von Ereignissen: Stapel, Wiederholungen, Python",
      done: "Fertig",
      notUsed: "Noch nicht benutzt. Die erste Benutzung erscheint hier.",
      used: "Angekommen: Der Schlüssel wurde {time} benutzt.",
    },
  },
});
