import type { FindingDetail } from "@/core/fairness/views.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { fairnessWords } from "@/words/fairness.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";

/** What was decided about a finding so far, newest first. */
export function Decisions({ decisions }: { decisions: FindingDetail["decisions"] }) {
  const words = wordsOf(fairnessWords);
  if (decisions.length === 0) return null;
  return (
    <section class="group-section" aria-labelledby="decisions">
      <h2 id="decisions" class="group-title">{words.decided.title}</h2>
      <ol class="group-rows" aria-labelledby="decisions">
        {decisions.map(({ decision, reason, by, at }) => (
          <li key={at} class="group-row">
            <div class="group-label">
              <strong>{words.decisions[decision]}</strong>
              <span>
                <bdi>{reason}</bdi>
              </span>
              <span class="group-hint">
                <Sentence
                  text={words.decided.by}
                  parts={{ name: <bdi>{by}</bdi>, time: <Ago time={at} /> }}
                />
              </span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
