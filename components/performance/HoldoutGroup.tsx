import type { Holdout } from "@/core/performance/holdout_views.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatDay } from "@/components/shared/format.ts";
import { holdoutWords } from "@/words/holdouts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { performanceHref } from "./place.ts";

/** The groups of people without Laurel, and the way to make one. */
export function HoldoutGroup() {
  const words = wordsOf(holdoutWords);
  const { go } = usePage();
  const remote = useRemote<{ readonly entries: readonly Holdout[] }>("/admin/holdouts");
  return (
    <section class="group-section" aria-labelledby="holdouts">
      <h2 id="holdouts" class="group-title">{words.title}</h2>
      <p class="group-note">{words.note}</p>
      <RemoteView remote={remote}>
        {({ entries }) => (
          <>
            {entries.length === 0
              ? <p class="group-note">{words.none}</p>
              : (
                <ul class="group-rows" aria-labelledby="holdouts">
                  {entries.map((one) => (
                    <li key={one.id}>
                      <a
                        class="group-row performance-link"
                        href={performanceHref({ kind: "holdout", id: String(one.id) })}
                        onClick={follow(go)}
                      >
                        <span class="group-label">
                          <bdi>{one.name}</bdi>
                          <span class="group-hint">
                            {words.people(one.people)}, {daysOf(one)}
                          </span>
                        </span>
                        <span class="group-control">{words.states[one.state]}</span>
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            <div class="mt-4">
              <AddLink href={performanceHref({ kind: "new" })}>{words.add}</AddLink>
            </div>
          </>
        )}
      </RemoteView>
    </section>
  );
}

function daysOf({ firstDay, lastDay }: Holdout): string {
  const words = wordsOf(holdoutWords);
  return lastDay === null
    ? words.from(formatDay(firstDay))
    : words.span(formatDay(firstDay), formatDay(lastDay));
}
