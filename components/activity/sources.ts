import { titleOf } from "@/core/explain/arithmetic.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { activityWords } from "@/words/activity.ts";
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

type Look = Omit<SourceLook, "name"> & {
  readonly name: keyof typeof activityWords.en.sources | null;
};

const KNOWN: Readonly<Record<string, Look>> = {
  livechat: { name: "livechat", tint: "blue", Icon: MessageCircle },
  pipeline: { name: "pipeline", tint: "orange", Icon: ArrowLeftRight },
  contacts: { name: "contacts", tint: "purple", Icon: UserRound },
  dialer: { name: "dialer", tint: "green", Icon: Phone },
  support: { name: "support", tint: "blue", Icon: Headset },
  laurel: { name: null, tint: "red", Icon: Flame },
};

/** The looks of what Laurel itself pays, and of what people changed. */
const OWN: Readonly<Record<string, Look>> = {
  "laurel:achievement": { name: "achievement", tint: "orange", Icon: Award },
  "laurel:challenge": { name: "challenge", tint: "purple", Icon: Target },
  "laurel:correction": { name: "correction", tint: "gray", Icon: PencilLine },
  "laurel:reversal": { name: "reversal", tint: "gray", Icon: Undo2 },
  "laurel:spin": { name: "spin", tint: "green", Icon: Gift },
};

/**
 * Returns the look of an event's `source`, such as `/livechat`, `laurel:streak` or
 * `https://crm.example/x`.
 */
export function sourceLook(source: string): SourceLook {
  if (Object.hasOwn(OWN, source)) return named(OWN[source]!);
  if (source.startsWith("laurel:")) return named(KNOWN.laurel!);
  const word = source.replace(/^[a-z]+:\/\//i, "").split(/[/:?#]/).find(Boolean) ?? source;
  const name = word.toLowerCase().replace(/[^a-z]/g, "");
  if (Object.hasOwn(KNOWN, name)) return named(KNOWN[name]!);
  return { name: titleOf(word, currentLanguage()), tint: "gray", Icon: Activity };
}

function named({ name, ...look }: Look): SourceLook {
  return { ...look, name: name === null ? "Laurel" : wordsOf(activityWords).sources[name] };
}
