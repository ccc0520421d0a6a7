import { titleOf } from "@/core/explain.ts";
import {
  Activity,
  ArrowLeftRight,
  Flame,
  Headset,
  MessageCircle,
  Phone,
  UserRound,
} from "../icons.ts";

/** How the feed shows where an event came from. `tint` names a color of the stylesheet. */
export interface SourceLook {
  readonly name: string;
  readonly tint: "blue" | "green" | "orange" | "purple" | "red" | "gray";
  readonly Icon: typeof Activity;
}

const KNOWN: Readonly<Record<string, SourceLook>> = {
  livechat: { name: "Live chat", tint: "blue", Icon: MessageCircle },
  pipeline: { name: "Pipeline", tint: "orange", Icon: ArrowLeftRight },
  contacts: { name: "Contacts", tint: "purple", Icon: UserRound },
  dialer: { name: "Dialer", tint: "green", Icon: Phone },
  support: { name: "Support", tint: "blue", Icon: Headset },
  laurel: { name: "Laurel", tint: "red", Icon: Flame },
};

/** The look of an event's `source`, such as `/livechat`, `laurel:streak` or `https://crm.example/x`. */
export function sourceLook(source: string): SourceLook {
  if (source.startsWith("laurel:")) return KNOWN.laurel as SourceLook;
  const word = source.replace(/^[a-z]+:\/\//i, "").split(/[/:?#]/).find(Boolean) ?? source;
  const known = KNOWN[word.toLowerCase().replace(/[^a-z]/g, "")];
  return known ?? { name: titleOf(word), tint: "gray", Icon: Activity };
}
