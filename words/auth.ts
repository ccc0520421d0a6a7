import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Signing in and what belongs to it: passwords, invitations, the second step. */
export const authWords = catalogue({
  en: {
    email: "E-mail",
    password: "Password",
    signIn: {
      title: "Sign in",
      heading: "Sign in to Laurel",
      action: "Sign In",
      forgot: "Forgot your password?",
      providers: "Sign in with a provider",
      or: "or",
      continueWith: "Continue with {provider}",
      demo: "Demo",
      demoHint: "Sample accounts, no password",
      ended: "You were signed out: the session has expired or was ended on another device. Sign " +
        "in, and you are back where you were.",
      missing: "Enter your e-mail and your password.",
      wrong: "That e-mail and password do not match. Check both and try again.",
    },
    form: {
      notTheSame: "The two passwords are not the same. Type both again.",
      wait: (minutes: number) =>
        `Too many tries. Wait ${
          plural("en", minutes, { one: "1 minute", other: `${minutes} minutes` })
        }, please.`,
      tooMany: "Too many tries",
      crossOrigin: "The request came from another site. Reload this page and try again.",
      /** An error of the API continues the name of its field: "must have …". */
      wrongName: (error: string) => `The name ${error}.`,
      wrongPassword: (error: string) => `The password ${error}.`,
    },
    accept: {
      title: "Welcome to Laurel",
      invites: "{person} invites you.",
      role: "Role",
      teams: (count: number) => plural("en", count, { one: "Team", other: "Teams" }),
      signedInAs: "You are signed in as {person}. Accepting signs you in as the new account.",
      name: "Your name",
      action: "Create Account",
      passwordHint: "8 characters or more",
      again: "Password again",
    },
    invitation: {
      unknown: {
        title: "There is no such invitation",
        text:
          "The link is not complete, or a newer one has replaced it. Look for the latest mail, " +
          "or ask the person who invited you.",
      },
      accepted: {
        title: "The invitation was accepted",
        text: "It works once. You have an account now: sign in with your e-mail and password.",
      },
      expired: {
        title: "The invitation has expired",
        text: "Ask the person who invited you to send it again. That takes one click.",
      },
      revoked: {
        title: "The invitation was taken back",
        text: "If you think that this is a mistake, ask the person who invited you.",
      },
      email_taken: {
        title: "You have an account already",
        text:
          "Somebody with your e-mail has an account. Sign in with it, or choose a new password.",
      },
      agent_taken: {
        title: "Somebody else has this account",
        text: "The invitation is for an agent who has an account meanwhile. Ask the person who " +
          "invited you to look at it.",
      },
      agent_deactivated: {
        title: "The agent is deactivated",
        text: "The invitation is for an agent who is deactivated. Ask the person who invited you " +
          "to look at it.",
      },
    },
    forgot: {
      title: "Forgot your password?",
      text: "Enter your e-mail, and Laurel sends you a link to a new password.",
      action: "Send the Link",
      back: "Back to Sign-in",
      missing: "Enter your e-mail.",
      sent: {
        title: "Look into your mail",
        text:
          "If there is an account with this e-mail, a link to a new password is on its way. It " +
          "works for an hour.",
      },
      off: {
        title: "Ask an administrator",
        text:
          "This Laurel sends no mails. An administrator can make a link to a new password for " +
          "you.",
      },
    },
    reset: {
      title: "Choose a new password",
      text: "For the account {email}. You are signed out everywhere else.",
      action: "Change Password",
      done: {
        title: "Your password is changed",
        text: "You are signed out everywhere. Sign in with the new password.",
      },
      unknown: {
        title: "The link does not work any more",
        text: "A link to a new password works once, for an hour, and a newer one replaces it.",
        action: "Get a New Link",
      },
    },
    desk: {
      boards: "Leaderboards",
      off: "Rewards are not switched on for you yet",
      offHint: "Your company introduces Laurel step by step, and you are in a group that comes " +
        "later. There is nothing to do: your work goes on as usual, and when your turn comes, " +
        "your desk is here.",
    },
  },
  de: {
    email: "E-Mail",
    password: "Passwort",
    signIn: {
      title: "Anmelden",
      heading: "Bei Laurel anmelden",
      action: "Anmelden",
      forgot: "Passwort vergessen?",
      providers: "Mit einem Anbieter anmelden",
      or: "oder",
      continueWith: "Weiter mit {provider}",
      demo: "Demo",
      demoHint: "Beispielkonten ohne Passwort",
      ended:
        "Du wurdest abgemeldet: Die Sitzung ist abgelaufen oder wurde auf einem anderen Gerät " +
        "beendet. Melde dich an, und du bist wieder da, wo du warst.",
      missing: "Gib deine E-Mail-Adresse und dein Passwort ein.",
      wrong:
        "E-Mail-Adresse und Passwort passen nicht zusammen. Prüfe beide, und versuche es noch " +
        "einmal.",
    },
    form: {
      notTheSame: "Die beiden Passwörter sind nicht gleich. Gib beide noch einmal ein.",
      wait: (minutes) =>
        `Zu viele Versuche. Warte bitte ${
          plural("de", minutes, { one: "1 Minute", other: `${minutes} Minuten` })
        }.`,
      tooMany: "Zu viele Versuche",
      crossOrigin:
        "Die Anfrage kam von einer anderen Website. Lade diese Seite neu, und versuche " +
        "es noch einmal.",
      wrongName: (error) => `Name: ${error}.`,
      wrongPassword: (error) => `Passwort: ${error}.`,
    },
    accept: {
      title: "Willkommen bei Laurel",
      invites: "{person} lädt dich ein.",
      role: "Rolle",
      teams: (count) => plural("de", count, { one: "Team", other: "Teams" }),
      signedInAs:
        "Du bist als {person} angemeldet. Wenn du annimmst, wirst du mit dem neuen Konto " +
        "angemeldet.",
      name: "Dein Name",
      action: "Konto anlegen",
      passwordHint: "8 Zeichen oder mehr",
      again: "Passwort noch einmal",
    },
    invitation: {
      unknown: {
        title: "Diese Einladung gibt es nicht",
        text: "Der Link ist nicht vollständig, oder ein neuerer hat ihn ersetzt. Sieh in der " +
          "neuesten Mail nach, oder frage die Person, die dich eingeladen hat.",
      },
      accepted: {
        title: "Die Einladung ist schon angenommen",
        text: "Sie gilt einmal. Du hast jetzt ein Konto: Melde dich mit E-Mail-Adresse und " +
          "Passwort an.",
      },
      expired: {
        title: "Die Einladung ist abgelaufen",
        text: "Bitte die Person, die dich eingeladen hat, sie noch einmal zu senden. Das ist ein " +
          "Klick.",
      },
      revoked: {
        title: "Die Einladung wurde zurückgezogen",
        text: "Wenn du das für ein Versehen hältst, frage die Person, die dich eingeladen hat.",
      },
      email_taken: {
        title: "Du hast schon ein Konto",
        text: "Zu deiner E-Mail-Adresse gibt es ein Konto. Melde dich damit an, oder wähle ein " +
          "neues Passwort.",
      },
      agent_taken: {
        title: "Jemand anderes hat dieses Konto",
        text: "Die Einladung gilt einem Agenten, der inzwischen ein Konto hat. Bitte die Person, " +
          "die dich eingeladen hat, danach zu sehen.",
      },
      agent_deactivated: {
        title: "Der Agent ist deaktiviert",
        text: "Die Einladung gilt einem Agenten, der deaktiviert ist. Bitte die Person, die dich " +
          "eingeladen hat, danach zu sehen.",
      },
    },
    forgot: {
      title: "Passwort vergessen?",
      text: "Gib deine E-Mail-Adresse ein, und Laurel schickt dir einen Link zu einem neuen " +
        "Passwort.",
      action: "Link senden",
      back: "Zurück zur Anmeldung",
      missing: "Gib deine E-Mail-Adresse ein.",
      sent: {
        title: "Sieh in deine Mails",
        text: "Wenn es zu dieser Adresse ein Konto gibt, ist ein Link zu einem neuen Passwort " +
          "unterwegs. Er gilt eine Stunde.",
      },
      off: {
        title: "Frage einen Administrator",
        text: "Dieses Laurel sendet keine Mails. Ein Administrator kann dir einen Link zu einem " +
          "neuen Passwort geben.",
      },
    },
    reset: {
      title: "Neues Passwort wählen",
      text: "Für das Konto {email}. Überall sonst wirst du abgemeldet.",
      action: "Passwort ändern",
      done: {
        title: "Dein Passwort ist geändert",
        text: "Du bist überall abgemeldet. Melde dich mit dem neuen Passwort an.",
      },
      unknown: {
        title: "Der Link gilt nicht mehr",
        text: "Ein Link zu einem neuen Passwort gilt einmal und eine Stunde lang; ein neuerer " +
          "ersetzt ihn.",
        action: "Neuen Link holen",
      },
    },
    desk: {
      boards: "Ranglisten",
      off: "Belohnungen sind für dich noch nicht eingeschaltet",
      offHint:
        "Deine Firma führt Laurel Schritt für Schritt ein, und du bist in einer Gruppe, die " +
        "später dran ist. Du musst nichts tun: Deine Arbeit läuft wie gewohnt weiter, und wenn du " +
        "an der Reihe bist, ist hier dein Desk.",
    },
  },
});
