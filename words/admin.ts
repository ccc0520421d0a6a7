import { catalogue } from "./catalogue.ts";

/** The parts that all pages of the settings window are made of. */
export const adminWords = catalogue({
  en: {
    backTo: (place: string) => `Back to ${place}`,
    close: "Close",
    history: "History",
    showMore: "Show More",
    bulk: {
      group: (noun: string) => `Chosen ${noun}`,
      all: (noun: string) => `Choose all ${noun} shown`,
      chosen: (count: string) => `${count} chosen`,
      progress: (done: string, all: string) => `${done} of ${all}…`,
    },
    combobox: {
      name: "Found",
      empty: "There is nothing yet.",
      notFound: "Nothing is found.",
      searching: "Searching…",
      typeToFind: "Type to find others.",
      first: (count: number) => `The first ${count}; type to find others.`,
    },
    copy: {
      label: (what: string) => `Copy ${what}`,
      states: { ready: "Copy", copied: "Copied", failed: "Select it" },
    },
    deliveries: {
      label: "Deliveries",
      show: "Show",
      all: "All deliveries",
      none: "There is none of these",
      noneHint: "Another filter may show others.",
    },
    conflict: {
      title: "Somebody else changed this while you were editing.",
      text: "Your changes are still here and not saved.",
      theirs: "Show Their Version",
      mine: "Keep Mine",
    },
    export: {
      group: (what: string) => `Export ${what}`,
      file: (what: string, format: string) => `Export ${what} as ${format}`,
    },
    missing: {
      title: "Not found",
      page: "page",
      none: (noun: string) => `There is no such ${noun}`,
      why: "The address is wrong, or it was deleted.",
      list: (list: string) => `All ${list[0]!.toUpperCase()}${list.slice(1)}`,
    },
    notForRole: {
      titles: { admins: "This is for admins", managers: "This is for managers" },
      text: "You are signed in as {name}, and your role is {role}. An admin can do what you came " +
        "for, or change your role.",
      signInAgain: "Sign In as Somebody Else",
    },
    address: {
      title: (host: string) => `A tool in the cloud cannot reach ${host}`,
      text: "Only this machine or network can. Start Laurel with the address at which the " +
        "Internet reaches it, and every address on this page follows:",
      command: "Command",
      tunnel: "No public address yet? A tunnel, such as cloudflared or ngrok, gives this machine " +
        "one. Programs on this machine or network work without it.",
    },
    secret: {
      renew: "New Secret…",
      question: "Make a new secret?",
      action: "Make New Secret",
    },
    outdated: (error: string) => `${error} What is shown may be old.`,
    file: {
      failed: "The file could not be sent. Choose it again, or try again later.",
      offline: "You are offline. Nothing was sent.",
    },
  },
  de: {
    backTo: (place) => `Zurück zu „${place}“`,
    close: "Schließen",
    history: "Verlauf",
    showMore: "Mehr anzeigen",
    bulk: {
      group: (noun) => `Ausgewählte ${noun}`,
      all: (noun) => `Alle angezeigten ${noun} auswählen`,
      chosen: (count) => `${count} ausgewählt`,
      progress: (done, all) => `${done} von ${all} …`,
    },
    combobox: {
      name: "Gefunden",
      empty: "Noch ist nichts da.",
      notFound: "Nichts gefunden.",
      searching: "Wird gesucht …",
      typeToFind: "Tippe, um andere zu finden.",
      first: (count) => `Die ersten ${count}; tippe, um andere zu finden.`,
    },
    copy: {
      label: (what) => `${what} kopieren`,
      states: { ready: "Kopieren", copied: "Kopiert", failed: "Markieren" },
    },
    deliveries: {
      label: "Zustellungen",
      show: "Zeigen",
      all: "Alle Zustellungen",
      none: "Davon gibt es keine",
      noneHint: "Vielleicht zeigt ein anderer Filter welche.",
    },
    conflict: {
      title: "Jemand anderes hat das geändert, während du daran gearbeitet hast.",
      text: "Deine Änderungen sind noch hier und nicht gesichert.",
      theirs: "Andere Version zeigen",
      mine: "Meine behalten",
    },
    export: {
      group: (what) => `${what} exportieren`,
      file: (what, format) => `${what} als ${format} exportieren`,
    },
    missing: {
      title: "Nicht gefunden",
      page: "Seite",
      none: (noun) => `${noun} nicht gefunden`,
      why: "Die Adresse stimmt nicht, oder sie führt zu etwas, das gelöscht wurde.",
      list: (list) => `${list} anzeigen`,
    },
    notForRole: {
      titles: { admins: "Nur für Administratoren", managers: "Nur für Manager" },
      text:
        "Du bist als {name} angemeldet, mit der Rolle {role}. Ein Administrator kann erledigen, " +
        "was du vorhast, oder deine Rolle ändern.",
      signInAgain: "Als jemand anderes anmelden",
    },
    address: {
      title: (host) => `Ein Werkzeug in der Cloud erreicht ${host} nicht`,
      text: "Das kann nur dieser Rechner oder dieses Netzwerk. Starte Laurel mit der Adresse, " +
        "unter der es aus dem Internet erreichbar ist, dann stimmen alle Adressen auf dieser " +
        "Seite:",
      command: "Befehl",
      tunnel: "Noch keine öffentliche Adresse? Ein Tunnel wie cloudflared oder ngrok gibt diesem " +
        "Rechner eine. Programme auf diesem Rechner oder im Netzwerk brauchen keine.",
    },
    secret: {
      renew: "Neues Geheimnis …",
      question: "Ein neues Geheimnis erzeugen?",
      action: "Neues Geheimnis erzeugen",
    },
    outdated: (error) => `${error} Was du siehst, ist vielleicht veraltet.`,
    file: {
      failed: "Die Datei konnte nicht gesendet werden. Wähle sie neu aus, oder versuche es später.",
      offline: "Du bist offline. Es wurde nichts gesendet.",
    },
  },
});
