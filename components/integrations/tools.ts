import { wordsOf } from "@/components/shared/locale.ts";
import { toolCatalogue } from "@/words/tools.ts";
import type { IconComponent } from "@/components/shared/icon.tsx";
import { Headset, MessageCircle } from "@/components/shared/icons.ts";
import {
  Cable,
  Handshake,
  MessagesSquare,
  PhoneCall,
  PhoneForwarded,
  SquareKanban,
  Ticket,
} from "@/components/shared/page_icons.ts";

/** How the page shows a tool. The tool's guide describes the setup in the tool itself. */
export interface Tool {
  /** A plain icon of what the tool is for, not the maker's logo. */
  readonly icon: IconComponent;
  readonly tint: "blue" | "green" | "orange" | "purple" | "red" | "gray";
}

const TOOLS: Readonly<Record<string, Tool>> = {
  standard: {
    icon: Cable,
    tint: "gray",
  },
  hubspot: {
    icon: Handshake,
    tint: "orange",
  },
  chatwoot: {
    icon: MessagesSquare,
    tint: "blue",
  },
  intercom: {
    icon: MessageCircle,
    tint: "purple",
  },
  aircall: {
    icon: PhoneCall,
    tint: "green",
  },
  pipedrive: {
    icon: SquareKanban,
    tint: "green",
  },
  twilio: {
    icon: PhoneForwarded,
    tint: "red",
  },
  zendesk: {
    icon: Ticket,
    tint: "orange",
  },
};

const OTHER: Tool = {
  icon: Headset,
  tint: "gray",
};

/** Returns how to show a tool, with a plain look for an unknown tool. */
export function toolOf(provider: string): Tool {
  return Object.hasOwn(TOOLS, provider) ? TOOLS[provider]! : OTHER;
}

/** Returns what a tool sends, and what its secret is called there. */
export function toolWords(provider: string): { readonly about: string; readonly secret: string } {
  const words: Readonly<Record<string, { readonly about: string; readonly secret: string }>> =
    wordsOf(toolCatalogue);
  return Object.hasOwn(words, provider) ? words[provider]! : words["other"]!;
}
