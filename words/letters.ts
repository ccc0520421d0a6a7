import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The mails that Laurel sends. Plain text: whoever writes HTML of it escapes it. */
export const letterWords = catalogue({
  en: {
    hello: (name: string) => `Hello ${name},`,
    invitation: {
      subject: (by: string) => `${by} invites you to Laurel`,
      what: (by: string, role: string) =>
        `${by} invites you to Laurel, where good work with customers becomes points, levels ` +
        `and streaks. Your role is ${role}.`,
      action: "Accept the invitation",
      ending: (days: number) =>
        `The link works once, for ${
          plural("en", days, { one: "1 day", other: `${days} days` })
        }. ` +
        "If you did not expect it, ignore this mail.",
    },
    reset: {
      subject: "A new password for Laurel",
      what: "Somebody, most likely you, asked for a new password for your account.",
      action: "Choose a new password",
      ending: (minutes: number) =>
        `The link works once, for ${minutes} minutes. If you did not ask for it, ignore this ` +
        "mail: your password stays as it is.",
    },
    newEmail: {
      subject: "Your e-mail address for Laurel has changed",
      what: (email: string) =>
        `An administrator changed the e-mail address of your account to ${email}. You sign in ` +
        "with it from now on.",
      password:
        "Your password stays as it is. A link to a new password that you asked for before does " +
        "not work any more.",
      ending: "If you did not expect this, ask your administrator.",
    },
    report: {
      title: (week: string, whom: string) => `The week ${week} of ${whom} in Laurel`,
      everybody: "everybody",
      test: (title: string) => `Test: ${title}`,
      people: (title: string, names: string) => `${title}: ${names}.`,
      mostPoints: "Most points",
      biggestGains: "Biggest gains",
      longestStreaks: "Longest streaks",
      days: (days: number) => plural("en", days, { one: "1 day", other: `${days} days` }),
      action: "Read the whole report",
      ending: "A manager or administrator set this weekly mail up. Ask them to pause it.",
    },
  },
  de: {
    hello: (name) => `Hallo ${name},`,
    invitation: {
      subject: (by) => `${by} lädt dich zu Laurel ein`,
      what: (by, role) =>
        `${by} lädt dich zu Laurel ein. Dort werden aus guter Arbeit mit Kunden Punkte, Level und ` +
        `Serien. Deine Rolle ist ${role}.`,
      action: "Einladung annehmen",
      ending: (days) =>
        `Der Link gilt einmal, ${
          plural("de", days, { one: "1 Tag", other: `${days} Tage` })
        } lang. ` +
        "Wenn du keine Einladung erwartest, brauchst du nichts zu tun.",
    },
    reset: {
      subject: "Ein neues Passwort für Laurel",
      what: "Jemand, vermutlich du, hat ein neues Passwort für dein Konto angefordert.",
      action: "Neues Passwort wählen",
      ending: (minutes) =>
        `Der Link gilt einmal, ${minutes} Minuten lang. Wenn du ihn nicht angefordert hast, ` +
        "brauchst du nichts zu tun: Dein Passwort bleibt, wie es ist.",
    },
    newEmail: {
      subject: "Deine E-Mail-Adresse für Laurel ist geändert",
      what: (email) =>
        `Ein Administrator hat die E-Mail-Adresse deines Kontos auf ${email} geändert. Ab jetzt ` +
        "meldest du dich mit ihr an.",
      password:
        "Dein Passwort bleibt, wie es ist. Ein Link für ein neues Passwort, den du vorher " +
        "angefordert hast, gilt nicht mehr.",
      ending: "Wenn du das nicht erwartest, frage deinen Administrator.",
    },
    report: {
      title: (week, whom) => `Die Woche ${week} von ${whom} in Laurel`,
      everybody: "allen",
      test: (title) => `Test: ${title}`,
      people: (title, names) => `${title}: ${names}.`,
      mostPoints: "Die meisten Punkte",
      biggestGains: "Die größten Zuwächse",
      longestStreaks: "Die längsten Serien",
      days: (days) => plural("de", days, { one: "1 Tag", other: `${days} Tage` }),
      action: "Den ganzen Bericht lesen",
      ending:
        "Diese wöchentliche E-Mail hat ein Manager oder Administrator eingerichtet. Bitte ihn, sie " +
        "zu pausieren.",
    },
  },
});
