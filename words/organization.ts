import { catalogue } from "./catalogue.ts";

/** The settings of the organization and what the environment sets up. */
export const organizationWords = catalogue({
  en: {
    title: "Organization",
    name: {
      title: "Name",
      label: "Name of the organization",
      hint: "It is shown on the sign-in page.",
      saved: "The name is saved.",
      save: "Save",
      saving: "Saving…",
    },
    security: {
      title: "Security",
      label: "Admins need two-factor",
      hint:
        "Admins without it must set it up before the administration opens. Whoever signs in with " +
        "a provider is left to its second step.",
      isOn: "Admins need two-factor now.",
      isOff: "Two-factor is up to everybody.",
      setUp: "Set it up now",
    },
    events: {
      title: "Events",
      label: "Keep events of unknown types",
      hint:
        "They are stored without points and scored when the type is defined under Event Types. " +
        "While this is off, they are refused.",
      kept: "Events of unknown types are kept.",
      refused: "Events of unknown types are refused.",
    },
    providers: {
      title: "Single sign-on",
      note: "People can sign in with the accounts that they have already.",
      howTo: "How to set it up",
      none: "No provider is set up",
      noneHint: "Set {google}, {microsoft} or {oidc} and what belongs to it, then restart Laurel.",
      allDomains: "All domains",
      onlyDomains: (domains: string) => `Only ${domains}`,
      makesAccounts: "the first sign-in makes an account",
      onlyAccounts: "only people with an account",
      decidesRoles: "the provider decides the roles",
    },
    installation: {
      title: "Installation",
      note: "These are set by environment variables and change with a restart.",
      address: "Address",
      addressHint: "Without it, tools in the cloud and links in mails cannot reach Laurel.",
      timeZone: "Time zone",
      timeZoneHint: "Boards end at its midnight.",
      mail: "Mail",
      sendsMail: "Laurel sends mail",
      mailOn: "Invitations and new passwords are mailed.",
      mailOff: "Invitations and new passwords are links that you pass on yourself.",
      notSet: "Not set",
    },
  },
  de: {
    title: "Organisation",
    name: {
      title: "Name",
      label: "Name der Organisation",
      hint: "Er steht auf der Anmeldeseite.",
      saved: "Der Name ist gesichert.",
      save: "Sichern",
      saving: "Wird gesichert …",
    },
    security: {
      title: "Sicherheit",
      label: "Zwei-Faktor-Anmeldung für Administratoren",
      hint:
        "Administratoren ohne sie müssen sie einrichten, bevor sich die Verwaltung öffnet. Wer " +
        "sich mit einem Anbieter anmeldet, nutzt dessen zweiten Schritt.",
      isOn: "Administratoren brauchen jetzt die Zwei-Faktor-Anmeldung.",
      isOff: "Die Zwei-Faktor-Anmeldung steht allen frei.",
      setUp: "Jetzt einrichten",
    },
    events: {
      title: "Ereignisse",
      label: "Ereignisse unbekannter Typen behalten",
      hint: "Sie werden ohne Punkte gespeichert und gewertet, wenn der Typ unter „Ereignisarten“ " +
        "angelegt ist. Ausgeschaltet werden sie abgelehnt.",
      kept: "Ereignisse unbekannter Typen werden behalten.",
      refused: "Ereignisse unbekannter Typen werden abgelehnt.",
    },
    providers: {
      title: "Single Sign-on",
      note: "Personen können sich mit Konten anmelden, die sie schon haben.",
      howTo: "So richtest du es ein",
      none: "Es ist kein Anbieter eingerichtet",
      noneHint:
        "Setze {google}, {microsoft} oder {oidc} und was dazugehört, und starte Laurel neu.",
      allDomains: "Alle Domains",
      onlyDomains: (domains) => `Nur ${domains}`,
      makesAccounts: "die erste Anmeldung legt ein Konto an",
      onlyAccounts: "nur Personen mit Konto",
      decidesRoles: "der Anbieter bestimmt die Rollen",
    },
    installation: {
      title: "Installation",
      note: "Das steht in Umgebungsvariablen und ändert sich mit einem Neustart.",
      address: "Adresse",
      addressHint: "Ohne sie erreichen Werkzeuge in der Cloud und Links in Mails Laurel nicht.",
      timeZone: "Zeitzone",
      timeZoneHint: "Um Mitternacht dort wechseln die Ranglisten.",
      mail: "Mail",
      sendsMail: "Laurel sendet Mails",
      mailOn: "Einladungen und neue Passwörter kommen per Mail.",
      mailOff: "Einladungen und neue Passwörter sind Links, die du selbst weitergibst.",
      notSet: "Nicht gesetzt",
    },
  },
});
