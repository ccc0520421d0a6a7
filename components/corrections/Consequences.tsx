import type { ChangeResult } from "@/core/corrections/views.ts";
import type { AdminAnswer } from "@/components/admin/admin_api.ts";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";

/** What a change does to the agent, before it is made. */
export function Consequences(
  { agent, answer, isAsking }: {
    /** The person's name. */
    agent: string;
    answer: AdminAnswer<ChangeResult> | null;
    isAsking: boolean;
  },
) {
  if (!answer) {
    return (
      <div class="correct-preview text-label-secondary" role="status">
        {isAsking ? "Calculating…" : "Enter a new value to see what changes."}
      </div>
    );
  }
  // A wrong field has its message at the field.
  if (!answer.ok) {
    return (
      <div class="correct-preview text-label-secondary" role="status">
        {Object.keys(answer.fields).length > 0 ? "Nothing to show yet." : answer.message}
      </div>
    );
  }
  const { before, after, sentence } = answer.data;
  const difference = after.totalPoints - before.totalPoints;
  return (
    <div class="correct-preview" role="status">
      <dl>
        <div>
          <dt>Total</dt>
          <dd class="tabular-nums">
            {formatNumber(before.totalPoints)} → <strong>{formatNumber(after.totalPoints)}</strong>
            {difference !== 0 && ` (${formatSigned(difference)})`}
          </dd>
        </div>
        <div>
          <dt>Level</dt>
          <dd class="tabular-nums">
            {before.level === after.level ? `stays ${after.level}` : (
              <>
                {before.level} → <strong>{after.level}</strong> ({after.rank})
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>
            <bdi>{agent}</bdi> reads
          </dt>
          <dd>
            <bdi>“{sentence}”</bdi>
          </dd>
        </div>
      </dl>
    </div>
  );
}
