import { catalogue } from "./catalogue.ts";

/** The tools that can be connected: what they send, and what their secret is called there. */
export const toolCatalogue = catalogue({
  en: {
    standard: {
      about: "Any tool that signs by Standard Webhooks, with events in Laurel’s own terms",
      secret: "Signing secret",
    },
    hubspot: { about: "Deals, contacts and tickets", secret: "Client secret of the app" },
    chatwoot: { about: "Conversations, resolutions and ratings", secret: "Secret of the webhook" },
    intercom: {
      about: "Conversations, resolutions and ratings",
      secret: "Client secret of the app",
    },
    aircall: { about: "Calls with their talk time and tags", secret: "Token of the webhook" },
    pipedrive: {
      about: "Deals, contacts and follow-ups",
      secret: "Secret: user name and password",
    },
    twilio: {
      about: "Voice calls, by their status callbacks",
      secret: "Auth token of the account",
    },
    zendesk: { about: "Tickets, messages and ratings", secret: "Signing secret of the webhook" },
    other: { about: "Webhooks", secret: "Secret" },
  },
  de: {
    standard: {
      about:
        "Jedes Tool, das nach Standard Webhooks signiert, mit Ereignissen in Laurels Begriffen",
      secret: "Signaturgeheimnis",
    },
    hubspot: { about: "Abschlüsse, Kontakte und Tickets", secret: "Client Secret der App" },
    chatwoot: { about: "Gespräche, Lösungen und Bewertungen", secret: "Geheimnis des Webhooks" },
    intercom: { about: "Gespräche, Lösungen und Bewertungen", secret: "Client Secret der App" },
    aircall: { about: "Anrufe mit Gesprächszeit und Tags", secret: "Token des Webhooks" },
    pipedrive: {
      about: "Abschlüsse, Kontakte und Wiedervorlagen",
      secret: "Geheimnis: Benutzername und Passwort",
    },
    twilio: { about: "Anrufe, über ihre Status-Callbacks", secret: "Auth Token des Kontos" },
    zendesk: {
      about: "Tickets, Nachrichten und Bewertungen",
      secret: "Signaturgeheimnis des Webhooks",
    },
    other: { about: "Webhooks", secret: "Geheimnis" },
  },
});
