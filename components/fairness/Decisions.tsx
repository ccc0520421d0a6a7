import { DECISION_TITLES } from "@/core/fairness/kinds.ts";
import type { FindingDetail } from "@/core/fairness/views.ts";
import { Ago } from "@/components/admin/Ago.tsx";

/** What was decided about a finding so far, newest first. */
export function Decisions({ decisions }: { decisions: FindingDetail["decisions"] }) {
  if (decisions.length === 0) return null;
  return (
    <section class="group-section" aria-labelledby="decisions">
      <h2 id="decisions" class="group-title">Decisions</h2>
      <ol class="group-rows" aria-labelledby="decisions">
        {decisions.map(({ decision, reason, by, at }) => (
          <li key={at} class="group-row">
            <div class="group-label">
              <strong>{DECISION_TITLES[decision]}</strong>
              <span>
                <bdi>{reason}</bdi>
              </span>
              <span class="group-hint">
                By <bdi>{by}</bdi>, <Ago time={at} />
              </span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
