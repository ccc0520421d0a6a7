import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The second step of a sign-in, and setting it up. */
export const twoFactorWords = catalogue({
  en: {
    step: {
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
    setup: {
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
  },
  de: {
    step: {
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
    setup: {
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
  },
});
