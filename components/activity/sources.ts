import { titleOf } from "@/core/explain/arithmetic.ts";
import {
  Activity,
  ArrowLeftRight,
  Award,
  Flame,
  Gift,
  Headset,
  MessageCircle,
  PencilLine,
  Phone,
  Target,
  Undo2,
  UserRound,
} from "@/components/shared/icons.ts";

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

/** The looks of what Laurel itself pays, and of what people changed. */
const OWN: Readonly<Record<string, SourceLook>> = {
  "laurel:achievement": { name: "Achievement", tint: "orange", Icon: Award },
  "laurel:challenge": { name: "Challenge", tint: "purple", Icon: Target },
  "laurel:correction": { name: "Correction", tint: "gray", Icon: PencilLine },
  "laurel:reversal": { name: "Taken back", tint: "gray", Icon: Undo2 },
  "laurel:spin": { name: "Spin & Win", tint: "green", Icon: Gift },
};

/**
 * Returns the look of an event's `source`, such as `/livechat`, `laurel:streak` or
 * `https://crm.example/x`.
 */
export function sourceLook(source: string): SourceLook {
  if (Object.hasOwn(OWN, source)) return OWN[source]!;
  if (source.startsWith("laurel:")) return KNOWN.laurel as SourceLook;
  const word = source.replace(/^[a-z]+:\/\//i, "").split(/[/:?#]/).find(Boolean) ?? source;
  const name = word.toLowerCase().replace(/[^a-z]/g, "");
  if (Object.hasOwn(KNOWN, name)) return KNOWN[name]!;
  return { name: titleOf(word), tint: "gray", Icon: Activity };
}
