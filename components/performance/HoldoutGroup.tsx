import type { Holdout } from "@/core/performance/holdout_views.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatDay } from "@/components/shared/format.ts";
import { performanceHref } from "./place.ts";

const STATES = { planned: "Planned", running: "Running", over: "Over" } as const;

/** The groups of people without Laurel, and the way to make one. */
export function HoldoutGroup() {
  const { go } = usePage();
  const remote = useRemote<{ readonly entries: readonly Holdout[] }>("/admin/holdouts");
  return (
    <section class="group-section" aria-labelledby="holdouts">
      <h2 id="holdouts" class="group-title">People without Laurel</h2>
      <p class="group-note">
        Only a group without Laurel tells its effect apart from everything else that changes. Their
        work is measured and pays no points, and they have no desk. Tell them, keep it short, and
        give them Laurel afterwards.
      </p>
      <RemoteView remote={remote}>
        {({ entries }) => (
          <>
            {entries.length === 0
              ? <p class="group-note">Nobody has been without Laurel so far.</p>
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
                            {one.people === 1 ? "1 person" : `${one.people} people`}, {daysOf(one)}
                          </span>
                        </span>
                        <span class="group-control">{STATES[one.state]}</span>
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            <div class="mt-4">
              <AddLink href={performanceHref({ kind: "new" })}>New Holdout</AddLink>
            </div>
          </>
        )}
      </RemoteView>
    </section>
  );
}

function daysOf({ firstDay, lastDay }: Holdout): string {
  const first = `from ${formatDay(firstDay)}`;
  return lastDay === null ? first : `${first} to ${formatDay(lastDay)}`;
}
