import type { UnknownTypeView } from "@/core/event_types/views.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { follow } from "@/components/admin/use_path.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";
import { typeHref } from "./place.ts";

/** The types of events that were kept although nobody has defined them. */
export function UnknownTypes({ entries }: { entries: readonly UnknownTypeView[] }) {
  const words = wordsOf(typeWords).unknown;
  const { go } = usePage();
  if (entries.length === 0) return null;
  return (
    <section class="group-section unknown-types" aria-labelledby="unknown-types">
      <h2 id="unknown-types" class="group-title">{words.title(entries.length)}</h2>
      <p class="group-note">{words.note}</p>
      <ul class="group-rows" aria-labelledby="unknown-types">
        {entries.map(({ type, count, lastTime, example }) => (
          <li key={type} class="group-row unknown-type">
            <span class="group-label">
              <strong class="truncate">
                <bdi>{type}</bdi>
              </strong>
              <span class="group-hint">
                <Sentence
                  text={words.from(count, formatNumber(count))}
                  parts={{ source: <bdi>{example.source}</bdi>, time: <Ago time={lastTime} /> }}
                />
              </span>
              <code class="unknown-data truncate">{JSON.stringify(example.data)}</code>
            </span>
            <a
              class="button"
              href={typeHref({ kind: "define", type })}
              aria-label={words.defineType(type)}
              onClick={follow(go)}
            >
              {words.define}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
