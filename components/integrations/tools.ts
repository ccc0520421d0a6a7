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
} from "@/components/shared/icons.ts";

/** How the page shows a tool. The tool's guide describes the setup in the tool itself. */
export interface Tool {
  /** A plain icon of what the tool is for, not the maker's logo. */
  readonly icon: typeof IdCard;
  readonly tint: "blue" | "green" | "orange" | "purple" | "red" | "gray";
  /** What the tool contributes. */
  readonly about: string;
  /** The tool's name for the secret, and where the tool shows it or asks for it. */
  readonly secret: string;
}

const TOOLS: Readonly<Record<string, Tool>> = {
  standard: {
    icon: Cable,
    tint: "gray",
    about: "Any tool that signs by Standard Webhooks, with events in Laurel’s own terms",
    secret: "Signing secret",
  },
  hubspot: {
    icon: Handshake,
    tint: "orange",
    about: "Deals, contacts and tickets",
    secret: "Client secret of the app",
  },
  chatwoot: {
    icon: MessagesSquare,
    tint: "blue",
    about: "Conversations, resolutions and ratings",
    secret: "Secret of the webhook",
  },
  intercom: {
    icon: MessageCircle,
    tint: "purple",
    about: "Conversations, resolutions and ratings",
    secret: "Client secret of the app",
  },
  aircall: {
    icon: PhoneCall,
    tint: "green",
    about: "Calls with their talk time and tags",
    secret: "Token of the webhook",
  },
  pipedrive: {
    icon: SquareKanban,
    tint: "green",
    about: "Deals, contacts and follow-ups",
    secret: "Secret: user name and password",
  },
  twilio: {
    icon: PhoneForwarded,
    tint: "red",
    about: "Voice calls, by their status callbacks",
    secret: "Auth token of the account",
  },
  zendesk: {
    icon: Ticket,
    tint: "orange",
    about: "Tickets, messages and ratings",
    secret: "Signing secret of the webhook",
  },
};

const OTHER: Tool = {
  icon: Headset,
  tint: "gray",
  about: "Webhooks",
  secret: "Secret",
};

/** Returns how to show a tool, with a plain look for an unknown tool. */
export function toolOf(provider: string): Tool {
  return Object.hasOwn(TOOLS, provider) ? TOOLS[provider]! : OTHER;
}
