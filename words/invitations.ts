import type { InvitationState } from "@/core/auth/invitations.ts";
import type { Role } from "@/core/roles.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The states of invitations. */
export const invitationStateWords = catalogue<Readonly<Record<InvitationState, string>>>({
  en: { open: "Open", accepted: "Accepted", expired: "Expired", revoked: "Revoked" },
  de: {
    open: "Offen",
    accepted: "Angenommen",
    expired: "Abgelaufen",
    revoked: "Widerrufen",
  },
});

/** What a new person with a role can do. */
export const roleHintWords = catalogue<Readonly<Record<Role, string>>>({
  en: {
    agent: "Sees the own desk and the boards.",
    manager: "Sees the people of the chosen teams, too.",
    admin: "Sees and changes everything.",
  },
  de: {
    agent: "Sieht den eigenen Desk und die Ranglisten.",
    manager: "Sieht auch die Personen der gewählten Teams.",
    admin: "Sieht und ändert alles.",
  },
});

/** Inviting people, one by one or with a CSV. */
export const invitationWords = catalogue({
  en: {
    list: "invitations",
    all: "Invitations",
    allStates: "All invitations",
    show: "Show",
    fromCsv: "From a CSV",
    invite: "Invite",
    none: "Nobody is invited yet",
    noneHint: "Invite people one by one, or all of them with a CSV. Each gets a link, chooses a " +
      "password and sees their own desk.",
    noneOfThese: "There is none of these",
    noneOfTheseHint: "Another filter may show others.",
    resent: (name: string) => `${name} has a new link. Copy it now: it is not shown again.`,
    made: "The invitation is made. Copy its link now: it is not shown again.",
    row: {
      mailFailed: (reason: string) => `The last mail was not sent: ${reason}`,
      newLink: "New Link",
      newLinkLabel: (name: string) => `New link for ${name}`,
      revoke: "Revoke…",
      revokeLabel: (name: string) => `Revoke the invitation of ${name}…`,
      accepted: "Accepted {time}",
      revoked: "Revoked {time}",
      open: "Invited by {person} {time}, works until {day}",
      expired: "Invited by {person} {time}, expired {day}",
    },
    revoke: {
      question: "Revoke the invitation of “{person}”?",
      action: "Revoke",
      means: "The link leads nowhere from then on. You can invite the person again.",
      done: (name: string) => `The invitation of ${name} is revoked.`,
    },
    new: {
      title: "Invite a person",
      name: "Name",
      nameMissing: "Enter the name.",
      email: "E-mail",
      emailMissing: "Enter the e-mail.",
      role: "Role",
      team: "Team",
      noTeam: "No team yet",
      teams: "Teams",
      agent: "Agent who exists already (optional)",
      agentHint: "Whose points the account shows. Leave it empty to match by the e-mail above.",
      action: "Invite",
    },
    link: {
      title: "The link",
      note: "It works once, for seven days, and is not shown again.",
      label: "Link",
      another: "Invite Another",
      done: "Done",
    },
    mail: {
      sent: (email: string) => `Mailed to ${email}. You can also pass the link on yourself.`,
      failed: (reason: string) => `The mail was not sent (${reason}). Pass the link on yourself.`,
      sending: "The mails are on their way.",
      off: "No mail server is set up, so pass the link on yourself.",
    },
    csv: {
      title: "Invite from a CSV",
      note:
        "The first line names the columns: {name} and {email}, and if you like {role}, {team} " +
        "(its id) and {zone}. At most 5,000 people.",
      missing: "Choose a file, or paste the lines.",
      file: "File",
      lines: "Lines",
      preview: "Preview",
      invite: (count: number) => `Invite ${count}`,
      done: "Done",
      silent: "Laurel does not answer. Look at the list before you try again.",
      previewed: (ready: number, refused: number) => `${ready} can be invited, ${refused} refused.`,
      invited: (ready: number, refused: number) => `${ready} invited, ${refused} refused.`,
      wrong: (count: number) =>
        plural("en", count, { one: "1 line is wrong", other: `${count} lines are wrong` }),
      wrongPreview:
        "They are left out. Correct them above and preview again, or invite the others " +
        "now.",
      wrongDone: "They were left out. Correct them and send only these.",
      right: (count: number) => `${count} can be invited`,
      rightDone: (count: number) =>
        plural("en", count, { one: "1 is invited", other: `${count} are invited` }),
      linksOnce: (mail: string) =>
        `${mail} The links are not shown again; each works for seven days.`,
      allLinks: "All links",
      allLinksHint: "One line for each person, as CSV",
      theLinks: "all links",
      linkOf: (name: string) => `the link of ${name}`,
      noName: "No name",
      noEmail: "no e-mail",
      isAgent: (agent: string) => `is the agent ${agent}`,
      more: (count: number) => `and ${count} more`,
    },
  },
  de: {
    list: "Einladungen",
    all: "Einladungen",
    allStates: "Alle Einladungen",
    show: "Zeigen",
    fromCsv: "Aus einer CSV-Datei",
    invite: "Einladen",
    none: "Noch ist niemand eingeladen",
    noneHint:
      "Lade Personen einzeln ein, oder alle mit einer CSV-Datei. Jede bekommt einen Link, " +
      "wählt ein Passwort und sieht den eigenen Desk.",
    noneOfThese: "Davon gibt es keine",
    noneOfTheseHint: "Vielleicht zeigt ein anderer Filter welche.",
    resent: (name) =>
      `${name} hat einen neuen Link. Kopiere ihn jetzt: Er wird nicht noch einmal gezeigt.`,
    made:
      "Die Einladung ist erstellt. Kopiere ihren Link jetzt: Er wird nicht noch einmal gezeigt.",
    row: {
      mailFailed: (reason) => `Die letzte Mail wurde nicht gesendet: ${reason}`,
      newLink: "Neuer Link",
      newLinkLabel: (name) => `Neuer Link für ${name}`,
      revoke: "Widerrufen …",
      revokeLabel: (name) => `Einladung von ${name} widerrufen …`,
      accepted: "Angenommen {time}",
      revoked: "Widerrufen {time}",
      open: "Eingeladen von {person} {time}, gilt bis {day}",
      expired: "Eingeladen von {person} {time}, abgelaufen am {day}",
    },
    revoke: {
      question: "Einladung von „{person}“ widerrufen?",
      action: "Widerrufen",
      means: "Der Link führt dann nirgends mehr hin. Du kannst die Person neu einladen.",
      done: (name) => `Die Einladung von ${name} ist widerrufen.`,
    },
    new: {
      title: "Person einladen",
      name: "Name",
      nameMissing: "Gib den Namen ein.",
      email: "E-Mail",
      emailMissing: "Gib die E-Mail-Adresse ein.",
      role: "Rolle",
      team: "Team",
      noTeam: "Noch kein Team",
      teams: "Teams",
      agent: "Agent, den es schon gibt (freiwillig)",
      agentHint: "Dessen Punkte das Konto zeigt. Leer: Die E-Mail-Adresse oben entscheidet.",
      action: "Einladen",
    },
    link: {
      title: "Der Link",
      note: "Er gilt einmal, sieben Tage lang, und wird nicht noch einmal gezeigt.",
      label: "Link",
      another: "Weitere einladen",
      done: "Fertig",
    },
    mail: {
      sent: (email) => `Per Mail an ${email} gesendet. Du kannst den Link auch selbst weitergeben.`,
      failed: (reason) => `Die Mail wurde nicht gesendet (${reason}). Gib den Link selbst weiter.`,
      sending: "Die Mails sind unterwegs.",
      off: "Es ist kein Mailserver eingerichtet, gib den Link also selbst weiter.",
    },
    csv: {
      title: "Aus einer CSV-Datei einladen",
      note: "Die erste Zeile nennt die Spalten: {name} und {email}, und wenn du willst {role}, " +
        "{team} (die Kennung) und {zone}. Höchstens 5.000 Personen.",
      missing: "Wähle eine Datei, oder füge die Zeilen ein.",
      file: "Datei",
      lines: "Zeilen",
      preview: "Vorschau",
      invite: (count) => `${count} einladen`,
      done: "Fertig",
      silent: "Laurel antwortet nicht. Sieh in die Liste, bevor du es noch einmal versuchst.",
      previewed: (ready, refused) => `${ready} können eingeladen werden, ${refused} abgelehnt.`,
      invited: (ready, refused) => `${ready} eingeladen, ${refused} abgelehnt.`,
      wrong: (count) =>
        plural("de", count, { one: "1 Zeile ist falsch", other: `${count} Zeilen sind falsch` }),
      wrongPreview:
        "Sie werden ausgelassen. Berichtige sie oben und sieh die Vorschau noch einmal " +
        "an, oder lade die anderen jetzt ein.",
      wrongDone: "Sie wurden ausgelassen. Berichtige sie, und sende nur diese.",
      right: (count) =>
        plural("de", count, {
          one: "1 kann eingeladen werden",
          other: `${count} können eingeladen werden`,
        }),
      rightDone: (count) =>
        plural("de", count, { one: "1 ist eingeladen", other: `${count} sind eingeladen` }),
      linksOnce: (mail) =>
        `${mail} Die Links werden nicht noch einmal gezeigt; jeder gilt sieben Tage.`,
      allLinks: "Alle Links",
      allLinksHint: "Eine Zeile für jede Person, als CSV",
      theLinks: "Alle Links",
      linkOf: (name) => `Link von ${name}`,
      noName: "Kein Name",
      noEmail: "keine E-Mail-Adresse",
      isAgent: (agent) => `ist der Agent ${agent}`,
      more: (count) => `und ${count} weitere`,
    },
  },
});
