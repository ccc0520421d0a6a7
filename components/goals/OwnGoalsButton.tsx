import { useEffect, useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { OwnGoals } from "@/core/goals/views.ts";
import { goalWords } from "@/words/goals.ts";
import { GoalSheet } from "./GoalSheet.tsx";

/** The button of the Today window that opens the sheet, and the sheet. */
export function OwnGoalsButton({ onSaved }: { onSaved: () => void }) {
  const words = wordsOf(goalWords);
  const [goals, setGoals] = useState<OwnGoals | null>(null);
  const [error, setError] = useState<string | null>(null);
  // A message about the last attempt does not outlive the next one.
  useEffect(() => setError(null), [goals]);

  async function open() {
    const answer = await ask<OwnGoals>("GET", "/me/goals");
    if (answer.ok) setGoals(answer.data);
    else setError(answer.message);
  }

  return (
    <>
      <button type="button" class="chart-action" data-opens="goals" onClick={open}>
        {words.set}
      </button>
      {error && <p class="form-error" role="alert">{error}</p>}
      {goals && (
        <GoalSheet
          title={words.sheet.title}
          hint={words.sheet.hint}
          goals={goals.own}
          teamGoals={goals.team}
          store={(metric, target) =>
            target === null
              ? ask("DELETE", `/me/goals/${metric}`)
              : ask("PUT", `/me/goals/${metric}`, { target })}
          onSaved={() => {
            setGoals(null);
            onSaved();
          }}
          onCancel={() => setGoals(null)}
        />
      )}
    </>
  );
}
