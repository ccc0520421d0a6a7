import { useState } from "preact/hooks";
import { usePage } from "@/components/admin/page_context.ts";
import { DateRange } from "@/components/charts/DateRange.tsx";
import { useFormRange } from "@/components/charts/use_range.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { rulesWords } from "@/words/rules.ts";
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
  const { whatIf: words, trial } = wordsOf(rulesWords);
  const { now, timeZone } = usePage();
  const period = useFormRange(localDay(new Date(now), timeZone), "last7");
  const [shown, setShown] = useState<Rules | null>(null);
  const isOld = run.trial !== null && shown !== null && shown !== rules;

  function start(event: Event) {
    event.preventDefault();
    const { range } = period.chosen;
    if (run.isRunning || hasErrors || !range) return;
    setShown(rules);
    return run.start({ ...range, rules });
  }

  return (
    <form onSubmit={start} noValidate>
      <p class="group-note">{words.note}</p>
      <div class="rule-whatif-bar">
        <DateRange name="what-if" state={period} hasComparison={false} errors={run.errors} />
        <button
          type="submit"
          class="button button-primary"
          aria-disabled={run.isRunning || hasErrors || !period.chosen.range}
        >
          {run.isRunning ? words.comparing : words.compare}
        </button>
      </div>
      {hasErrors && <p class="form-error">{words.mend}</p>}
      {run.error && <p class="form-error" role="alert">{run.error}</p>}
      {isOld && !run.isRunning && (
        <p class="notice" data-tone="warning" role="status">
          <span>{words.old}</span>
        </p>
      )}
      {run.isRunning && run.trial === null && <Progress done={0} all={0} words={trial.compared} />}
      {run.trial && <TrialResult trial={run.trial} />}
    </form>
  );
}
