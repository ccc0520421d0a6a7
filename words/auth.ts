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
    code: {
      title: "Enter your code",
      recoveryTitle: "Enter a recovery code",
      hint: "Your authenticator app shows six digits for Laurel.",
      recoveryHint: "One of the codes that you kept when you set up two-factor. Each works once.",
      label: "Code",
      recoveryLabel: "Recovery code",
      startAgain: "Start Again",
      continue: "Continue",
      useApp: "Use the App",
      useRecovery: "Use a Recovery Code",
      missing: "Enter the six digits.",
      missingRecovery: "Enter a recovery code.",
      wrong: "That code is not right. Enter the digits that the app shows now.",
      wrongRecovery: "That is not one of your recovery codes, or it was used already.",
      expired:
        "It took too long, or there were too many wrong codes. Enter your password once more.",
    },
    twoFactor: {
      title: "Two-factor",
      note: "After your password, Laurel asks for a code of an app on your phone, so a stolen " +
        "password is not enough.",
      demanded: "Your organization demands two-factor of admins.",
      demandedNow: "Your organization demands two-factor of admins. Set it up, and the " +
        "administration opens. It takes a minute.",
      continue: "Continue",
      checking: "Checking…",
      missingPassword: "enter your password",
      setUp: {
        action: "Set Up…",
        password: "Enter your password to set up two-factor.",
        done: "Two-factor is on.",
        missing: "enter the six digits",
        code: "Code of the app",
        turnOn: "Turn On",
        scan: "Scan the picture with your authenticator app. If you read this on your phone, " +
          "{link} instead.",
        openApp: "open the app",
        picture: "QR code for the authenticator app",
        secret: "Secret to type into the app, if you cannot scan",
      },
      renew: {
        action: "Make New Codes",
        password: "Enter your password to make new recovery codes. The old ones stop working.",
        done: "The new recovery codes are here.",
      },
      turnOff: {
        button: "Turn Off…",
        action: "Turn Off",
        password:
          "Enter your password to turn two-factor off. Your password alone then signs you in.",
        done: "Two-factor is off.",
      },
      provider: "Your provider takes care of it",
      providerHint:
        "You sign in with a provider and have no password here. Turn on its own second " +
        "step there.",
      off: "Off",
      offHint: "You need an authenticator app, such as the one of your phone’s password manager.",
      on: "On",
      onHint: "Signing in with your password asks for a code.",
      codes: "Recovery codes",
      codesLeft: (count: number) =>
        count === 0
          ? "None is left. Make new ones, in case you lose your phone."
          : plural("en", count, {
            one: "1 is left, in case you lose your phone.",
            other: `${count} are left, in case you lose your phone.`,
          }),
      newCodes: "New Codes…",
      keep: "Keep these recovery codes.",
      keepHint: "Each signs you in once without your phone. They are not shown again.",
      kept: "I Have Kept Them",
      theCodes: "the recovery codes",
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
    code: {
      title: "Gib deinen Code ein",
      recoveryTitle: "Gib einen Notfallcode ein",
      hint: "Deine Authenticator-App zeigt sechs Ziffern für Laurel.",
      recoveryHint:
        "Einen der Codes, die du beim Einrichten der Zwei-Faktor-Anmeldung aufbewahrt " +
        "hast. Jeder gilt einmal.",
      label: "Code",
      recoveryLabel: "Notfallcode",
      startAgain: "Neu beginnen",
      continue: "Weiter",
      useApp: "App verwenden",
      useRecovery: "Notfallcode verwenden",
      missing: "Gib die sechs Ziffern ein.",
      missingRecovery: "Gib einen Notfallcode ein.",
      wrong: "Dieser Code stimmt nicht. Gib die Ziffern ein, die die App jetzt zeigt.",
      wrongRecovery: "Das ist keiner deiner Notfallcodes, oder er wurde schon benutzt.",
      expired:
        "Es hat zu lange gedauert, oder es waren zu viele falsche Codes. Gib dein Passwort " +
        "noch einmal ein.",
    },
    twoFactor: {
      title: "Zwei-Faktor-Anmeldung",
      note: "Nach deinem Passwort fragt Laurel nach einem Code von einer App auf deinem Telefon. " +
        "So reicht ein gestohlenes Passwort nicht.",
      demanded: "Deine Organisation verlangt sie von Administratoren.",
      demandedNow: "Deine Organisation verlangt von Administratoren die Zwei-Faktor-Anmeldung. " +
        "Richte sie ein, dann öffnet sich die Verwaltung. Das dauert eine Minute.",
      continue: "Weiter",
      checking: "Wird geprüft …",
      missingPassword: "gib dein Passwort ein",
      setUp: {
        action: "Einrichten …",
        password: "Gib dein Passwort ein, um die Zwei-Faktor-Anmeldung einzurichten.",
        done: "Die Zwei-Faktor-Anmeldung ist eingeschaltet.",
        missing: "gib die sechs Ziffern ein",
        code: "Code aus der App",
        turnOn: "Einschalten",
        scan:
          "Scanne das Bild mit deiner Authenticator-App. Wenn du das auf deinem Telefon liest, " +
          "kannst du stattdessen {link}.",
        openApp: "die App öffnen",
        picture: "QR-Code für die Authenticator-App",
        secret: "Geheimnis zum Eintippen, falls du nicht scannen kannst",
      },
      renew: {
        action: "Neue Codes erzeugen",
        password:
          "Gib dein Passwort ein, um neue Notfallcodes zu erzeugen. Die alten gelten dann " +
          "nicht mehr.",
        done: "Die neuen Notfallcodes sind da.",
      },
      turnOff: {
        button: "Ausschalten …",
        action: "Ausschalten",
        password: "Gib dein Passwort ein, um die Zwei-Faktor-Anmeldung auszuschalten. Danach " +
          "genügt dein Passwort.",
        done: "Die Zwei-Faktor-Anmeldung ist ausgeschaltet.",
      },
      provider: "Darum kümmert sich dein Anbieter",
      providerHint: "Du meldest dich mit einem Anbieter an und hast hier kein Passwort. Schalte " +
        "den zweiten Schritt dort ein.",
      off: "Aus",
      offHint: "Du brauchst eine Authenticator-App, zum Beispiel die im Passwort-Manager deines " +
        "Telefons.",
      on: "Ein",
      onHint: "Beim Anmelden mit deinem Passwort wird nach einem Code gefragt.",
      codes: "Notfallcodes",
      codesLeft: (count) =>
        count === 0
          ? "Keiner ist übrig. Erzeuge neue, falls du dein Telefon verlierst."
          : plural("de", count, {
            one: "1 ist übrig, falls du dein Telefon verlierst.",
            other: `${count} sind übrig, falls du dein Telefon verlierst.`,
          }),
      newCodes: "Neue Codes …",
      keep: "Bewahre diese Notfallcodes auf.",
      keepHint: "Jeder meldet dich einmal ohne dein Telefon an. Sie werden nicht noch einmal " +
        "gezeigt.",
      kept: "Ich habe sie aufbewahrt",
      theCodes: "Notfallcodes",
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
