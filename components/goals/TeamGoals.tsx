import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { Goal } from "@/core/goals/views.ts";
import { goalWords } from "@/words/goals.ts";
import { GoalSheet } from "./GoalSheet.tsx";
import { goalValue } from "./values.ts";

/** The daily goals of a team, and the sheet that sets them. */
export function TeamGoals({ team }: { team: string }) {
  const words = wordsOf(goalWords);
  const { announce } = usePage();
  const [isOpen, setOpen] = useState(false);
  const path = `/team/teams/${encodeURIComponent(team)}/goals`;
  const remote = useRemote<{ readonly entries: readonly Goal[] }>(path);
  const goals = remote.data?.entries;
  return (
    <section class="group-section" aria-labelledby="team-goals">
      <h2 id="team-goals" class="group-title">{words.teamGoals.title}</h2>
      <p class="group-note">{words.teamGoals.hint}</p>
      {remote.error && goals === undefined && <p class="form-error" role="alert">{remote.error}</p>}
      {goals?.length === 0 && <p class="text-label-secondary">{words.teamGoals.none}</p>}
      {goals && goals.length > 0 && (
        <ul class="goal-list">
          {goals.map(({ metric, target }) => (
            <li key={metric} class="goal-pill tabular-nums">
              {words.teamGoals.daily(words.names[metric], goalValue(metric, target))}
            </li>
          ))}
        </ul>
      )}
      {goals && (
        <p>
          <button type="button" class="button" onClick={() => setOpen(true)}>
            {words.teamGoals.set}
          </button>
        </p>
      )}
      {isOpen && goals && (
        <GoalSheet
          title={words.teamGoals.sheet}
          hint={words.teamGoals.sheetHint}
          goals={goals}
          store={(metric, target) =>
            target === null
              ? ask("DELETE", `${path}/${metric}`)
              : ask("PUT", `${path}/${metric}`, { target })}
          onSaved={() => {
            setOpen(false);
            remote.reload();
            announce(words.teamGoals.saved);
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </section>
  );
}
