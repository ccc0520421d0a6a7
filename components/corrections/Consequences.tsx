import type { ChangeResult } from "@/core/corrections/views.ts";
import type { AdminAnswer } from "@/components/admin/admin_api.ts";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { rankNames } from "@/words/ranks.ts";
import { correctionWords } from "@/words/corrections.ts";

/** What a change does to the agent, before it is made. */
export function Consequences(
  { agent, answer, isAsking }: {
    /** The person's name. */
    agent: string;
    answer: AdminAnswer<ChangeResult> | null;
    isAsking: boolean;
  },
) {
  const words = wordsOf(correctionWords).effect;
  if (!answer) {
    return (
      <div class="correct-preview text-label-secondary" role="status">
        {isAsking ? words.calculating : words.enter}
      </div>
    );
  }
  // A wrong field has its message at the field.
  if (!answer.ok) {
    return (
      <div class="correct-preview text-label-secondary" role="status">
        {Object.keys(answer.fields).length > 0 ? words.nothing : answer.message}
      </div>
    );
  }
  const { before, after, sentence } = answer.data;
  const difference = after.totalPoints - before.totalPoints;
  return (
    <div class="correct-preview" role="status">
      <dl>
        <div>
          <dt>{words.total}</dt>
          <dd class="tabular-nums">
            {formatNumber(before.totalPoints)} → <strong>{formatNumber(after.totalPoints)}</strong>
            {difference !== 0 && ` (${formatSigned(difference)})`}
          </dd>
        </div>
        <div>
          <dt>{words.level}</dt>
          <dd class="tabular-nums">
            {before.level === after.level ? words.stays(after.level) : (
              <>
                {before.level} → <strong>{after.level}</strong> ({wordsOf(rankNames)[after.rank]})
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>
            <Sentence text={words.reads} parts={{ agent: <bdi>{agent}</bdi> }} />
          </dt>
          <dd>
            <bdi>
              <Sentence text={words.quote} parts={{ sentence }} />
            </bdi>
          </dd>
        </div>
      </dl>
    </div>
  );
}
