import type { SignInFailure } from "@/core/single_sign_on/failures.ts";
import { catalogue } from "./catalogue.ts";

/** What the sign-in page says when a sign-in has failed. */
export const signInFailureWords = catalogue<Readonly<Record<SignInFailure, string>>>({
  en: {
    sso_unknown_provider: "This way to sign in is not set up here. Choose another one below.",
    sso_unreachable:
      "The sign-in service does not answer. Try again in a moment, or sign in with " +
      "your password.",
    sso_expired:
      "That sign-in was started in another browser, took too long or was used already. " +
      "Start again.",
    sso_denied: "The sign-in was canceled. Nothing was shared with Laurel.",
    sso_refused: "The sign-in service refused the sign-in. Start again; if it happens once more, " +
      "tell an administrator.",
    sso_invalid_answer:
      "The answer of the sign-in service did not pass the checks, so nobody was " +
      "signed in. Start again; if it happens once more, tell an administrator.",
    sso_no_email: "The sign-in service did not tell your e-mail address. Allow it to share the " +
      "address, or ask an administrator.",
    sso_unverified_email: "The sign-in service has not verified your e-mail address. Verify it " +
      "there, then sign in again.",
    sso_wrong_domain: "Accounts of this domain may not sign in here. Use the account of your " +
      "organization.",
    sso_invitation_refused: "Your invitation cannot be accepted any more: its agent has another " +
      "account, or is deactivated. Ask the person who invited you.",
    sso_no_account:
      "There is no account with your e-mail address. Ask an administrator to invite " +
      "you.",
    sso_other_identity: "The account with your e-mail address belongs to another person of the " +
      "sign-in service. Ask an administrator.",
    sso_failed: "Something broke on our side, and nobody was signed in. Try again in a moment.",
    account_deactivated: "Your account is deactivated. Ask an administrator if you need it again.",
  },
  de: {
    sso_unknown_provider: "Diese Art der Anmeldung ist hier nicht eingerichtet. Wähle unten eine " +
      "andere.",
    sso_unreachable: "Der Anmeldedienst antwortet nicht. Versuche es gleich noch einmal, oder " +
      "melde dich mit deinem Passwort an.",
    sso_expired: "Diese Anmeldung wurde in einem anderen Browser begonnen, hat zu lange gedauert " +
      "oder wurde schon benutzt. Beginne noch einmal.",
    sso_denied: "Die Anmeldung wurde abgebrochen. Laurel hat nichts erfahren.",
    sso_refused: "Der Anmeldedienst hat die Anmeldung abgelehnt. Beginne noch einmal; wenn es " +
      "wieder passiert, sage einem Administrator Bescheid.",
    sso_invalid_answer: "Die Antwort des Anmeldedienstes war nicht in Ordnung, deshalb wurde " +
      "niemand angemeldet. Beginne noch einmal; wenn es wieder passiert, sage einem " +
      "Administrator Bescheid.",
    sso_no_email: "Der Anmeldedienst hat deine E-Mail-Adresse nicht mitgeteilt. Erlaube es ihm, " +
      "oder frage einen Administrator.",
    sso_unverified_email: "Der Anmeldedienst hat deine E-Mail-Adresse nicht bestätigt. Bestätige " +
      "sie dort, und melde dich dann noch einmal an.",
    sso_wrong_domain: "Konten dieser Domain dürfen sich hier nicht anmelden. Nimm das Konto " +
      "deiner Organisation.",
    sso_invitation_refused: "Deine Einladung gilt nicht mehr: Ihr Agent hat ein anderes Konto " +
      "oder ist deaktiviert. Frage die Person, die dich eingeladen hat.",
    sso_no_account: "Zu deiner E-Mail-Adresse gibt es kein Konto. Bitte einen Administrator um " +
      "eine Einladung.",
    sso_other_identity: "Das Konto mit deiner E-Mail-Adresse gehört beim Anmeldedienst einer " +
      "anderen Person. Frage einen Administrator.",
    sso_failed: "Bei uns ist etwas kaputtgegangen, und niemand wurde angemeldet. Versuche es " +
      "gleich noch einmal.",
    account_deactivated: "Dein Konto ist deaktiviert. Frage einen Administrator, wenn du es " +
      "wieder brauchst.",
  },
});
