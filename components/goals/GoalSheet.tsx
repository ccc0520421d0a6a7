import { useState } from "preact/hooks";
import type { AdminAnswer } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { GOAL_METRICS, type GoalMetric, isShare } from "@/core/goals/metrics.ts";
import type { Goal } from "@/core/goals/views.ts";
import { goalWords } from "@/words/goals.ts";
import { goalValue, shownTarget, typedTarget } from "./values.ts";

const idOf = (metric: GoalMetric) => `goal-${metric}`;
const FIELDS = Object.fromEntries(GOAL_METRICS.map((metric) => [metric, idOf(metric)]));

/** A field for each metric; an empty one means no goal. Only what was changed is sent. */
export function GoalSheet({ title, hint, goals, teamGoals = [], store, onSaved, onCancel }: {
  title: string;
  hint: string;
  goals: readonly Goal[];
  /** What counts where a field is empty. */
  teamGoals?: readonly Goal[];
  /** Stores a target; null removes it. */
  store: (metric: GoalMetric, target: number | null) => Promise<AdminAnswer<unknown>>;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const words = wordsOf(goalWords).sheet;
  const targetIn = (list: readonly Goal[], metric: GoalMetric) =>
    list.find((goal) => goal.metric === metric)?.target;
  const shown = (metric: GoalMetric) => shownTarget(metric, targetIn(goals, metric));
  const [texts, setTexts] = useState<Partial<Record<GoalMetric, string>>>({});
  const form = useForm(FIELDS);
  const textOf = (metric: GoalMetric) => texts[metric] ?? shown(metric);

  function save(event: Event) {
    const changed = GOAL_METRICS.filter((metric) => textOf(metric).trim() !== shown(metric));
    const wrong = changed.filter((metric) => typedTarget(metric, textOf(metric)) === undefined);
    return form.submit(event, {
      wrong: Object.fromEntries(
        wrong.map((metric) => [metric, isShare(metric) ? words.wrongShare : words.wrongCount]),
      ),
      async send(): Promise<AdminAnswer<unknown>> {
        for (const metric of changed) {
          const answer = await store(metric, typedTarget(metric, textOf(metric)) ?? null);
          // What somebody else removed meanwhile is gone, as it should be, and what waits for the
          // network is sent later.
          if (!answer.ok && answer.status !== 404 && answer.code !== "kept") return answer;
        }
        return { ok: true, data: null };
      },
      onDone: onSaved,
    });
  }

  function hintOf(metric: GoalMetric) {
    const team = targetIn(teamGoals, metric);
    const parts = [
      ...isShare(metric) ? [words.percent] : [],
      ...team === undefined ? [] : [words.team(goalValue(metric, team))],
    ];
    return parts.length === 0 ? {} : { hint: parts.join(" ") };
  }

  return (
    <Modal
      class="confirm form-dialog"
      titleId="goals-title"
      textId="goals-hint"
      onCancel={onCancel}
    >
      <h2 id="goals-title">{title}</h2>
      <form onSubmit={save} noValidate>
        <p id="goals-hint">{hint}</p>
        <div class="goal-fields">
          {GOAL_METRICS.map((metric) => (
            <TextField
              key={metric}
              id={idOf(metric)}
              label={wordsOf(goalWords).names[metric]}
              value={textOf(metric)}
              onInput={(text) => setTexts((now) => ({ ...now, [metric]: text }))}
              error={form.errors[metric]}
              maxLength={6}
              {...hintOf(metric)}
            />
          ))}
        </div>
        <FormEnd form={form} action={words.save} onCancel={onCancel} />
      </form>
    </Modal>
  );
}
