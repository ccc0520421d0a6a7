import type { EventTypeDetail } from "@/core/event_types/views.ts";
import { historyHref } from "@/components/admin/HistoryLink.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { pointsWords } from "./words.ts";

/** What the type paid when, and where its other changes are listed. */
export function TypeHistory({ one }: { one: EventTypeDetail }) {
  const { now, timeZone } = usePage();
  if (one.isBuiltIn) return null;
  const format = new Intl.DateTimeFormat("en", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  });
  return (
    <section class="group-section" aria-labelledby="type-history">
      <h2 id="type-history" class="group-title">History of its points</h2>
      <p class="group-note">
        Work is paid by the version that applies at its time; versions never change.{" "}
        <a class="docs-link" href={historyHref("event_type", one.type)}>All changes</a>
      </p>
      <ul class="group-rows" aria-labelledby="type-history">
        {one.versions.map((version) => {
          const { effectiveFrom, isDefined, points } = version;
          const isPlanned = effectiveFrom !== null && Date.parse(effectiveFrom) > now;
          return (
            <li key={version.version} class="group-row">
              <span class="group-label">
                <span>{isDefined ? pointsWords(points) : "Deleted"}</span>
                <span class="group-hint">
                  Version {version.version}
                  {" · "}
                  {effectiveFrom === null
                    ? "from the beginning"
                    : `${isPlanned ? "planned for" : "from"} ${
                      format.format(new Date(effectiveFrom))
                    }`}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
