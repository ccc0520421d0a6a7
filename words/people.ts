import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The list of people, one person, and the fields of both. The import has words of its own. */
export const peopleWords = catalogue({
  en: {
    list: "people",
    noun: "person",
    one: "Person",
    all: "People",
    new: "New person",
    add: "Add",
    addPerson: "Add a Person",
    import: "Import",
    export: "Export",
    exportJson: "Export people as JSON",
    found: {
      name: "People",
      empty: "There is nobody yet.",
      notFound: "Nobody is called that.",
    },
    search: "Search by name, id or e-mail",
    another: (name: string) => `Choose somebody else than ${name}`,
    none: "No people yet",
    noneHint: "People appear here when you add or import them, or when a tool that you {connect} " +
      "sends work of theirs.",
    connect: "connect",
    showDeactivated: "Show Deactivated People",
    notFound: "Nobody is found",
    notFoundActive: "Try fewer letters or other filters. Deactivated people are not shown.",
    notFoundHint: "Try fewer letters or other filters.",
    points: (count: number, shown: string) =>
      plural("en", count, { one: `${shown} point`, other: `${shown} points` }),
    noAccount: "no account",
    neverSignedIn: "never signed in",
    signedIn: "signed in {time}",
    deactivated: "Deactivated",
    accountOff: "Account off",
    saved: "Saved.",
    filters: {
      search: "Search people",
      placeholder: "Search by name, id, e-mail or alias",
      team: "Team",
      allTeams: "All teams",
      noTeam: "Without a team",
      state: "State",
      states: { active: "Active", deactivated: "Deactivated", all: "Active and deactivated" },
      account: "Account",
      accounts: {
        all: "Any account",
        none: "Without an account",
        any: "With an account",
        agent: "Agents’ accounts",
        manager: "Managers",
        admin: "Administrators",
        deactivated: "Deactivated accounts",
      },
      order: "Order",
      sorts: { name: "By name", id: "By id" },
      clear: "Clear",
    },
    fields: {
      name: "Name",
      nameMissing: "Enter a name.",
      email: "E-mail",
      emailHint: "Tools find the person by it. Optional.",
      id: "Id",
      idHint: "By which your tools name the person. Without one, it is the e-mail address. It " +
        "cannot be changed later; other names can be added.",
      idMissing: "Enter an id or an e-mail address.",
      team: "Team",
      noTeam: "No team",
      from: "From",
      fromHint: "Work from then on counts for the new team. Empty: from today.",
      since: "Since",
      sinceHint: "Work since then counts for the team. Empty: all work.",
      zone: "Time zone",
      zoneHint: (zone: string) =>
        `Days begin in it. Without one it is the organization’s, ${zone}.`,
      zoneClear: "Clear the time zone",
      hidden: "Hidden on boards",
      hiddenHint: "Only the person sees their place. Points and challenges do not change.",
      save: "Save",
      discard: "Discard Changes",
      add: "Add Person",
      added: (name: string) => `${name} is added.`,
    },
    page: {
      deactivated: "Deactivated {time}. Not offered or shown on boards; work that still arrives " +
        "counts.",
      points: "Points",
      total: "Points in total",
      showWork: "Show Work",
      today: "Today, compared with what is usual",
      showToday: "Show Today’s Statistics",
      danger: "Leaving and duplicates",
      dangerNote: "Nothing is deleted: points stay in the ledger.",
    },
    active: {
      activated: (name: string) => `${name} is active again.`,
      deactivated: (name: string) => `${name} is deactivated.`,
      again: "Activate again",
      againHint: "On boards and in choosers again.",
      againHintAccount: "The account can be used again, too.",
      activate: "Activate",
      title: "Deactivate",
      hint: "For a person who left. It can be undone.",
      button: "Deactivate…",
      question: "Deactivate “{person}”?",
      means:
        "The person is no longer offered or shown on boards. Points stay, and work that still " +
        "arrives counts.",
      meansAccount: "The person is no longer offered or shown on boards. The account cannot be " +
        "used any more, and its sessions end at once. Points stay, and work that still arrives " +
        "counts.",
    },
    aliases: {
      title: "Also known as",
      note:
        "Work under these ids and addresses counts for this person, such as the address before " +
        "a change of name.",
      id: "Id",
      merged: "Merged",
      remove: (alias: string) => `Remove ${alias}`,
      removed: (alias: string) => `${alias} is removed.`,
      field: "Another id or address",
      missing: "Enter an id or an e-mail address.",
      add: "Add",
      added: (alias: string) => `${alias} is added.`,
    },
    merge: {
      label: "Merge into another person",
      hint:
        "When this person is there twice: all work moves to the other one. You see what changes " +
        "first.",
      computing: "Computing what moves…",
      same: "This is the same person.",
      question: "Merge “{person}” into “{other}”?",
      action: "Merge",
      done: (name: string, other: string) => `${name} is merged into ${other}.`,
      events: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} event moves`, other: `${shown} events move` }),
      inTools: (count: number, shown: string) =>
        plural("en", count, {
          one: `${shown} person in tools moves`,
          other: `${shown} people in tools move`,
        }),
      points: "{person} goes from {before} to {after}",
      payments: (count: number, shown: string) =>
        plural("en", count, {
          one: `${shown} payment of a challenge won twice is taken back`,
          other: `${shown} payments of challenges won twice are taken back`,
        }),
      accountMoves: "The account moves, too",
      accountStays: "The other account stays; this one has no desk any more",
      note: "The id stays as another name. This cannot be undone.",
    },
  },
  de: {
    list: "Personen",
    noun: "Person",
    one: "Person",
    all: "Personen",
    new: "Neue Person",
    add: "Hinzufügen",
    addPerson: "Person hinzufügen",
    import: "Importieren",
    export: "Exportieren",
    exportJson: "Personen als JSON exportieren",
    found: {
      name: "Personen",
      empty: "Noch ist niemand da.",
      notFound: "So heißt niemand.",
    },
    search: "Nach Name, Kennung oder E-Mail suchen",
    another: (name) => `Jemand anderes als ${name} auswählen`,
    none: "Noch keine Personen",
    noneHint: "Personen erscheinen hier, wenn du sie hinzufügst oder importierst, oder wenn ein " +
      "Werkzeug ihre Arbeit sendet, das du {connect}.",
    connect: "verbindest",
    showDeactivated: "Deaktivierte anzeigen",
    notFound: "Niemand gefunden",
    notFoundActive:
      "Versuche es mit weniger Buchstaben oder anderen Filtern. Deaktivierte Personen " +
      "werden nicht gezeigt.",
    notFoundHint: "Versuche es mit weniger Buchstaben oder anderen Filtern.",
    points: (count, shown) =>
      plural("de", count, { one: `${shown} Punkt`, other: `${shown} Punkte` }),
    noAccount: "kein Konto",
    neverSignedIn: "noch nie angemeldet",
    signedIn: "angemeldet {time}",
    deactivated: "Deaktiviert",
    accountOff: "Konto aus",
    saved: "Gesichert.",
    filters: {
      search: "Personen suchen",
      placeholder: "Nach Name, Kennung, E-Mail oder Alias suchen",
      team: "Team",
      allTeams: "Alle Teams",
      noTeam: "Ohne Team",
      state: "Zustand",
      states: { active: "Aktiv", deactivated: "Deaktiviert", all: "Aktiv und deaktiviert" },
      account: "Konto",
      accounts: {
        all: "Jedes Konto",
        none: "Ohne Konto",
        any: "Mit Konto",
        agent: "Konten von Agenten",
        manager: "Manager",
        admin: "Administratoren",
        deactivated: "Deaktivierte Konten",
      },
      order: "Reihenfolge",
      sorts: { name: "Nach Name", id: "Nach Kennung" },
      clear: "Zurücksetzen",
    },
    fields: {
      name: "Name",
      nameMissing: "Gib einen Namen ein.",
      email: "E-Mail",
      emailHint: "Daran erkennen Werkzeuge die Person. Freiwillig.",
      id: "Kennung",
      idHint: "So nennen deine Werkzeuge die Person. Ohne Kennung gilt die E-Mail-Adresse. Sie " +
        "lässt sich später nicht ändern; andere Namen lassen sich hinzufügen.",
      idMissing: "Gib eine Kennung oder E-Mail-Adresse ein.",
      team: "Team",
      noTeam: "Kein Team",
      from: "Ab",
      fromHint: "Arbeit ab dann zählt für das neue Team. Leer: ab heute.",
      since: "Seit",
      sinceHint: "Arbeit seit dann zählt für das Team. Leer: alle Arbeit.",
      zone: "Zeitzone",
      zoneHint: (zone) => `Darin beginnen die Tage. Ohne sie gilt die der Organisation, ${zone}.`,
      zoneClear: "Zeitzone zurücksetzen",
      hidden: "In Ranglisten verborgen",
      hiddenHint:
        "Nur die Person selbst sieht ihren Platz. Punkte und Challenges ändern sich nicht.",
      save: "Sichern",
      discard: "Änderungen verwerfen",
      add: "Person hinzufügen",
      added: (name) => `${name} ist hinzugefügt.`,
    },
    page: {
      deactivated:
        "Deaktiviert {time}. Wird nicht angeboten und steht in keiner Rangliste; Arbeit, " +
        "die noch eintrifft, zählt.",
      points: "Punkte",
      total: "Punkte insgesamt",
      showWork: "Arbeit anzeigen",
      today: "Heute, verglichen mit sonst",
      showToday: "Statistik von heute anzeigen",
      danger: "Ausscheiden und Dubletten",
      dangerNote: "Nichts wird gelöscht: Die Punkte bleiben verbucht.",
    },
    active: {
      activated: (name) => `${name} ist wieder aktiv.`,
      deactivated: (name) => `${name} ist deaktiviert.`,
      again: "Wieder aktivieren",
      againHint: "Wieder in Ranglisten und zur Auswahl.",
      againHintAccount: "Auch das Konto lässt sich wieder benutzen.",
      activate: "Aktivieren",
      title: "Deaktivieren",
      hint: "Für eine Person, die ausgeschieden ist. Lässt sich rückgängig machen.",
      button: "Deaktivieren …",
      question: "„{person}“ deaktivieren?",
      means:
        "Die Person wird nicht mehr angeboten und steht in keiner Rangliste. Punkte bleiben, " +
        "und Arbeit, die noch eintrifft, zählt.",
      meansAccount:
        "Die Person wird nicht mehr angeboten und steht in keiner Rangliste. Das Konto " +
        "lässt sich nicht mehr benutzen, und seine Sitzungen enden sofort. Punkte bleiben, und " +
        "Arbeit, die noch eintrifft, zählt.",
    },
    aliases: {
      title: "Auch bekannt als",
      note:
        "Arbeit unter diesen Kennungen und Adressen zählt für diese Person, zum Beispiel unter " +
        "der Adresse vor einem Namenswechsel.",
      id: "Kennung",
      merged: "Zusammengeführt",
      remove: (alias) => `${alias} entfernen`,
      removed: (alias) => `${alias} ist entfernt.`,
      field: "Weitere Kennung oder Adresse",
      missing: "Gib eine Kennung oder E-Mail-Adresse ein.",
      add: "Hinzufügen",
      added: (alias) => `${alias} ist hinzugefügt.`,
    },
    merge: {
      label: "Mit einer anderen Person zusammenführen",
      hint:
        "Wenn es diese Person zweimal gibt: Alle Arbeit geht auf die andere über. Vorher siehst " +
        "du, was sich ändert.",
      computing: "Wird berechnet …",
      same: "Das ist dieselbe Person.",
      question: "„{person}“ mit „{other}“ zusammenführen?",
      action: "Zusammenführen",
      done: (name, other) => `${name} ist mit ${other} zusammengeführt.`,
      events: (count, shown) =>
        plural("de", count, {
          one: `${shown} Ereignis geht über`,
          other: `${shown} Ereignisse gehen über`,
        }),
      inTools: (count, shown) =>
        plural("de", count, {
          one: `${shown} Person in Werkzeugen geht über`,
          other: `${shown} Personen in Werkzeugen gehen über`,
        }),
      points: "{person} kommt von {before} auf {after}",
      payments: (count, shown) =>
        plural("de", count, {
          one: `${shown} Auszahlung einer doppelt gewonnenen Challenge wird zurückgenommen`,
          other: `${shown} Auszahlungen doppelt gewonnener Challenges werden zurückgenommen`,
        }),
      accountMoves: "Auch das Konto geht über",
      accountStays: "Das andere Konto bleibt; dieses hat keinen Desk mehr",
      note: "Die Kennung bleibt als weiterer Name. Das lässt sich nicht rückgängig machen.",
    },
  },
});
