import type { ExplainedEntry } from "@/core/explain/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { activityWords } from "@/words/activity.ts";

type Kind = keyof typeof activityWords.en.objects;

/** What work of a type is about, by the beginning of the type's name. */
const KINDS: readonly (readonly [prefix: string, kind: Kind])[] = [
  ["deal_", "deal"],
  ["lead_", "lead"],
  ["follow_up_", "task"],
  ["new_contact", "contact"],
  ["contact_", "contact"],
  ["call_", "call"],
  ["outbound_", "call"],
  ["message_", "chat"],
  ["conversation_", "chat"],
];

function kindOf({ type, event }: ExplainedEntry): Kind {
  if (event.source.includes("support") || event.source.includes("zendesk")) return "ticket";
  return KINDS.find(([prefix]) => type.startsWith(prefix))?.[1] ?? "other";
}

/** The deal, ticket or contact that an entry's work was about, with a link where there is one. */
export function EntryObject({ entry, tabIndex }: { entry: ExplainedEntry; tabIndex: 0 | -1 }) {
  const { object } = entry;
  if (!object) return null;
  const words = wordsOf(activityWords);
  const name = `${words.objects[kindOf(entry)]} ${object.id}`;
  if (object.url === undefined) return <bdi>{name}</bdi>;
  return (
    <a
      class="link entry-link"
      href={object.url}
      target="_blank"
      rel="noopener noreferrer"
      tabIndex={tabIndex}
    >
      <bdi>{name}</bdi>
      <span class="sr-only">({words.opensTab})</span>
    </a>
  );
}
