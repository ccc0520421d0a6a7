import { useState } from "preact/hooks";
import { usePage } from "@/components/admin/page_context.ts";
import { PeriodFields, periodOf } from "./PeriodFields.tsx";
import type { Rules } from "./rules_edit.ts";
import { Progress, TrialResult } from "./TrialResult.tsx";
import type { TrialRun } from "./use_trial.ts";

/** What a past period would have paid under the draft: who gains and who loses. */
export function WhatIf({ rules, run, hasErrors }: {
  rules: Rules;
  run: TrialRun;
  /** Whether the draft has errors, so that nothing can be counted. */
  hasErrors: boolean;
}) {
  const { now, timeZone } = usePage();
  const [period, setPeriod] = useState(() => periodOf("week", now, timeZone));
  const [shown, setShown] = useState<Rules | null>(null);
  const isOld = run.trial !== null && shown !== null && shown !== rules;

  function start(event: Event) {
    event.preventDefault();
    if (run.isRunning || hasErrors) return;
    setShown(rules);
    return run.start({ from: period.from, to: period.to, rules });
  }

  return (
    <form onSubmit={start} noValidate>
      <p class="group-note">
        Scores what was done in a past period again under this draft, with streaks, achievements and
        later days. Nobody’s points change.
      </p>
      <div class="rule-whatif-bar">
        <PeriodFields
          name="what-if"
          period={period}
          errors={run.errors}
          now={now}
          timeZone={timeZone}
          onChange={setPeriod}
        />
        <button
          type="submit"
          class="button button-primary"
          aria-disabled={run.isRunning || hasErrors}
        >
          {run.isRunning ? "Comparing…" : "Compare"}
        </button>
      </div>
      {hasErrors && <p class="form-error">Mend what is wrong with the draft first.</p>}
      {run.error && <p class="form-error" role="alert">{run.error}</p>}
      {isOld && !run.isRunning && (
        <p class="notice" data-tone="warning" role="status">
          <span>The draft has changed since. Compare again to see its effect.</span>
        </p>
      )}
      {run.isRunning && run.trial === null && <Progress done={0} all={0} words="people compared" />}
      {run.trial && <TrialResult trial={run.trial} />}
    </form>
  );
}
