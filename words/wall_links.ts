import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { SceneKind } from "@/core/wall_scenes.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The names of what a wall link can show. */
export const sceneWords = catalogue<{
  readonly kinds: Readonly<Record<SceneKind, string>>;
  readonly periods: Readonly<Record<PeriodKind, string>>;
}>({
  en: {
    kinds: {
      board: "Leaderboard",
      unlocks: "Latest achievements",
      challenges: "Running challenges",
      points: "Points of the team",
    },
    periods: { day: "Today", week: "This week", month: "This month", all: "All time" },
  },
  de: {
    kinds: {
      board: "Rangliste",
      unlocks: "Neueste Erfolge",
      challenges: "Laufende Challenges",
      points: "Punkte des Teams",
    },
    periods: { day: "Heute", week: "Diese Woche", month: "Dieser Monat", all: "Gesamt" },
  },
});

/** The admin pages of wall links. */
export const wallLinkWords = catalogue({
  en: {
    title: "Wall Links",
    list: "wall links",
    make: "Make a Link",
    newTitle: "New wall link",
    oneTitle: "Wall link",
    nouns: { link: "link", page: "page" },
    none: "No wall links yet",
    noneHint:
      "A wall link shows boards, achievements and challenges on a screen in the office, without " +
      "anybody being signed in.",
    search: "Search wall links",
    searchHint: "Name or team",
    note: "Each link opens its scenes for whoever has its address. Hidden people are in none of " +
      "them.",
    privacy: "Privacy",
    noMatch: "No link is found",
    noMatchHint: "Try fewer letters.",
    over: "Not working any more",
    everyone: "Everyone",
    revoked: "revoked {time}",
    expired: (time: string) => `expired ${time}`,
    neverUsed: "never used",
    lastUsed: "last used {time}",
    newNote:
      "Whoever has the address sees names and points without signing in. People who are hidden " +
      "are not on it.",
    makeLink: "Make Link",
    openIt: "Open this address on the screen",
    address: "Address",
    once: "It is not shown again. Whoever has it sees the screen, so give it only to the screen.",
    open: "Open the Screen",
    done: "Done",
    made: "The link is made. Copy its address now: it is not shown again.",
    settings: "Settings of the link",
    saved: "The link is saved.",
    save: "Save",
    use: "Use",
    useRevoked: "Screens with its address show nothing any more.",
    useHint: "Its address was shown when it was made. Make a new link if it is lost.",
    history: "History",
    historyHint: "Who made and changed it",
    showHistory: "Show in Audit Log",
    revoke: "Revoke…",
    revokeTitle: "Revoke “{name}”?",
    revokeAction: "Revoke",
    revokeText: "Screens with its address show nothing any more, within seconds. This cannot be " +
      "undone.",
    revokedSaid: (name: string) => `${name} is revoked.`,
    name: "Name",
    nameHint: "It stands at the top of the screen.",
    nameExample: "Screen in the kitchen",
    nameMissing: "Give it a name.",
    language: "Language of the screen",
    languageAuto: "That of its browser",
    lastDay: "Last day",
    lastDayHint: "Leave it empty, and the link works until you revoke it.",
    scenes: "Scenes",
    scenesHint:
      "The screen turns through them by itself, and celebrates levels, high achievements and won " +
      "challenges in between. A scene with nothing in it is skipped.",
    scene: (number: number) => `Scene ${number}`,
    what: "What it shows",
    period: "Period",
    team: "Team",
    seconds: "Seconds",
    add: "Add Scene",
    remove: (number: number) => `Remove scene ${number}`,
    earlier: (number: number) => `Move scene ${number} up`,
    secondsWrong: (least: number, most: number) => `Between ${least} and ${most} seconds`,
    count: (count: number) => plural("en", count, { one: "1 scene", other: `${count} scenes` }),
  },
  de: {
    title: "Wandanzeigen",
    list: "Wandanzeigen",
    make: "Link anlegen",
    newTitle: "Neue Wandanzeige",
    oneTitle: "Wandanzeige",
    nouns: { link: "Link", page: "Seite" },
    none: "Noch keine Wandanzeigen",
    noneHint:
      "Eine Wandanzeige zeigt Ranglisten, Erfolge und Challenges auf einem Bildschirm im Büro, " +
      "ohne dass jemand angemeldet ist.",
    search: "Wandanzeigen suchen",
    searchHint: "Name oder Team",
    note: "Jeder Link zeigt seine Szenen allen, die seine Adresse haben. Verborgene Personen " +
      "kommen in keiner vor.",
    privacy: "Datenschutz",
    noMatch: "Kein Link gefunden",
    noMatchHint: "Versuche es mit weniger Buchstaben.",
    over: "Außer Betrieb",
    everyone: "Alle",
    revoked: "widerrufen {time}",
    expired: (time) => `abgelaufen ${time}`,
    neverUsed: "nie benutzt",
    lastUsed: "zuletzt benutzt {time}",
    newNote:
      "Wer die Adresse hat, sieht Namen und Punkte, ohne sich anzumelden. Verborgene Personen " +
      "sind nicht dabei.",
    makeLink: "Link anlegen",
    openIt: "Öffne diese Adresse auf dem Bildschirm",
    address: "Adresse",
    once: "Sie wird nicht noch einmal gezeigt. Wer sie hat, sieht die Anzeige: Gib sie nur dem " +
      "Bildschirm.",
    open: "Anzeige öffnen",
    done: "Fertig",
    made: "Der Link ist angelegt. Kopiere seine Adresse jetzt: Sie wird nicht noch einmal gezeigt.",
    settings: "Einstellungen des Links",
    saved: "Der Link ist gesichert.",
    save: "Sichern",
    use: "Nutzung",
    useRevoked: "Bildschirme mit dieser Adresse zeigen nichts mehr.",
    useHint: "Die Adresse wurde beim Anlegen gezeigt. Ist sie verloren, lege einen neuen Link an.",
    history: "Verlauf",
    historyHint: "Wer ihn angelegt und geändert hat",
    showHistory: "Im Protokoll zeigen",
    revoke: "Widerrufen …",
    revokeTitle: "„{name}“ widerrufen?",
    revokeAction: "Widerrufen",
    revokeText: "Bildschirme mit dieser Adresse zeigen nach wenigen Sekunden nichts mehr. Das " +
      "lässt sich nicht rückgängig machen.",
    revokedSaid: (name) => `${name} ist widerrufen.`,
    name: "Name",
    nameHint: "Er steht oben auf dem Bildschirm.",
    nameExample: "Bildschirm in der Küche",
    nameMissing: "Gib der Anzeige einen Namen.",
    language: "Sprache der Anzeige",
    languageAuto: "Wie der Browser",
    lastDay: "Letzter Tag",
    lastDayHint: "Bleibt das Feld leer, gilt der Link, bis du ihn widerrufst.",
    scenes: "Szenen",
    scenesHint:
      "Die Anzeige wechselt von selbst zwischen ihnen und feiert dazwischen neue Level, hohe " +
      "Erfolge und gewonnene Challenges. Eine Szene ohne Inhalt wird übersprungen.",
    scene: (number) => `Szene ${number}`,
    what: "Was sie zeigt",
    period: "Zeitraum",
    team: "Team",
    seconds: "Sekunden",
    add: "Szene hinzufügen",
    remove: (number) => `Szene ${number} entfernen`,
    earlier: (number) => `Szene ${number} nach oben`,
    secondsWrong: (least, most) => `Zwischen ${least} und ${most} Sekunden`,
    count: (count) => plural("de", count, { one: "1 Szene", other: `${count} Szenen` }),
  },
});
