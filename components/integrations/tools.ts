import {
  Cable,
  Handshake,
  Headset,
  type IdCard,
  MessageCircle,
  MessagesSquare,
  PhoneCall,
  PhoneForwarded,
  SquareKanban,
  Ticket,
} from "../icons.ts";

/** How the page shows a tool, and how one sets it up there; its guide says more. */
export interface Tool {
  /** A plain sign of what it is for, not the maker's logo. */
  readonly icon: typeof IdCard;
  readonly tint: "blue" | "green" | "orange" | "purple" | "red" | "gray";
  /** What it brings. */
  readonly about: string;
  /** What the tool calls the secret, and where it shows it or wants it. */
  readonly secret: string;
  /** What is done in the tool, in order, once its address in Laurel is known. */
  readonly steps: readonly string[];
}

const TOOLS: Readonly<Record<string, Tool>> = {
  standard: {
    icon: Cable,
    tint: "gray",
    about: "Any tool that signs by Standard Webhooks, with events in Laurel’s own terms",
    secret: "Signing secret",
    steps: [
      "Give the address to the system that sends.",
      "Give it the signing secret as well. It begins with whsec_.",
      "Let it send events as CloudEvents, or as type, timestamp and data.",
    ],
  },
  hubspot: {
    icon: Handshake,
    tint: "orange",
    about: "Deals, contacts and tickets",
    secret: "Client secret of the app",
    steps: [
      "In HubSpot, open your app and its webhooks, and enter the address as the target URL.",
      "Subscribe to: contact created, contact property changed, deal created, and the deal " +
      "properties dealstage, amount and hubspot_owner_id.",
      "Copy the client secret from the app’s authentication page, and enter it here.",
      "Under Mapping, say what the stages of your pipelines mean.",
    ],
  },
  chatwoot: {
    icon: MessagesSquare,
    tint: "blue",
    about: "Conversations, resolutions and ratings",
    secret: "Secret of the webhook",
    steps: [
      "In Chatwoot, open Settings, Integrations, Webhooks, and add a webhook with the address.",
      "Choose: message created, message updated, conversation created and conversation status " +
      "changed; contact created and updated as well, if contacts should count.",
      "Copy the secret that Chatwoot shows for the webhook, and enter it here. Before version 4.11.2 " +
      "Chatwoot signs nothing: choose a long secret yourself, and put ?token= and it after the address.",
    ],
  },
  intercom: {
    icon: MessageCircle,
    tint: "purple",
    about: "Conversations, resolutions and ratings",
    secret: "Client secret of the app",
    steps: [
      "In Intercom’s Developer Hub, open your app and its webhooks, and enter the address.",
      "Choose the topics conversation.user.created, conversation.user.replied, " +
      "conversation.admin.replied, conversation.admin.closed, conversation.admin.opened and " +
      "conversation.rating.added.",
      "Copy the client secret from the app’s basic information, and enter it here.",
    ],
  },
  aircall: {
    icon: PhoneCall,
    tint: "green",
    about: "Calls with their talk time and tags",
    secret: "Token of the webhook",
    steps: [
      "In Aircall, open Integrations & API and add a webhook with the address.",
      "Choose the call events, call.ended and call.tagged among them.",
      "Copy the token that Aircall shows for the webhook, and enter it here.",
      "Under Mapping, say what your tags mean.",
    ],
  },
  pipedrive: {
    icon: SquareKanban,
    tint: "green",
    about: "Deals, contacts and follow-ups",
    secret: "Secret: user name and password",
    steps: [
      "In Pipedrive, open Tools and apps, Webhooks, and create a webhook of version 2 with the " +
      "address.",
      "Choose every action and every object, or one webhook each for deals, persons, activities and " +
      "users.",
      "HTTP auth: the user name is the part of the secret before the colon, the password the rest.",
      "Under Mapping, say what the stages of your pipelines mean.",
    ],
  },
  twilio: {
    icon: PhoneForwarded,
    tint: "red",
    about: "Voice calls, by their status callbacks",
    secret: "Auth token of the account",
    steps: [
      "Use the address as the status callback of your voice numbers, or of the TwiML that dials.",
      "Let it be called for initiated, ringing, answered and completed.",
      "Copy the auth token from the Twilio console, and enter it here.",
    ],
  },
  zendesk: {
    icon: Ticket,
    tint: "orange",
    about: "Tickets, messages and ratings",
    secret: "Signing secret of the webhook",
    steps: [
      "In Zendesk’s Admin Center, open Apps and integrations, Webhooks, and create one with the " +
      "address that subscribes to Zendesk events.",
      "Choose the ticket events: comment added, status changed, agent assignment changed and CSAT " +
      "received.",
      "Reveal the webhook’s signing secret, and enter it here.",
    ],
  },
};

const OTHER: Tool = {
  icon: Headset,
  tint: "gray",
  about: "Webhooks",
  secret: "Secret",
  steps: ["Give the address and the secret to the tool."],
};

/** How to show a tool; one that is not known here gets a plain face. */
export function toolOf(provider: string): Tool {
  return TOOLS[provider] ?? OTHER;
}
