import { dateFormat } from "@/components/shared/date_format.ts";
import type { EventTypeDetail } from "@/core/event_types/views.ts";
import { historyHref } from "@/components/admin/HistoryLink.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";
import { pointsWords } from "./words.ts";

/** What the type paid when, and where its other changes are listed. */
export function TypeHistory({ one }: { one: EventTypeDetail }) {
  const words = wordsOf(typeWords).history;
  const { now, timeZone } = usePage();
  if (one.isBuiltIn) return null;
  const format = dateFormat({
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  });
  return (
    <section class="group-section" aria-labelledby="type-history">
      <h2 id="type-history" class="group-title">{words.title}</h2>
      <p class="group-note">
        {words.note} <a class="docs-link" href={historyHref("event_type", one.type)}>{words.all}</a>
      </p>
      <ul class="group-rows" aria-labelledby="type-history">
        {one.versions.map((version) => {
          const { effectiveFrom, isDefined, points } = version;
          const isPlanned = effectiveFrom !== null && Date.parse(effectiveFrom) > now;
          return (
            <li key={version.version} class="group-row">
              <span class="group-label">
                <span>{isDefined ? pointsWords(points) : words.deleted}</span>
                <span class="group-hint">
                  {words.version(version.version)}
                  {" · "}
                  {effectiveFrom === null
                    ? words.beginning
                    : (isPlanned ? words.planned : words.from)(
                      format.format(new Date(effectiveFrom)).replace(/\s/g, " "),
                    )}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
