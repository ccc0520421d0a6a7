import type { Reach } from "@/core/achievements/reach.ts";
import type { ReachQuestion } from "@/core/achievements/views.ts";
import { useAnswer } from "@/components/counting/use_answer.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { reachWords } from "./managed_words.ts";

/** Shows who would have the achievement that is being typed. */
export function ReachPanel({ question }: {
  /** Null while something is missing. */
  question: ReachQuestion | null;
}) {
  const words = wordsOf(achievementPageWords);
  const { data, error, isOld } = useAnswer<Reach>("/admin/achievements/reach", question);
  return (
    <section class="preview" aria-labelledby="achievement-reach" aria-busy={isOld}>
      <div class="preview-head">
        <h2 id="achievement-reach" class="group-title">{words.reach.title}</h2>
        {isOld && question !== null && <span class="group-hint">{words.reach.counting}</span>}
      </div>
      {question === null
        ? <p class="group-hint">{words.reach.fillIn}</p>
        : error
        ? <p class="form-error">{error}</p>
        : data === null
        ? null
        : (
          <div class="preview-answer" role="status">
            <ReachAnswer reach={data} />
          </div>
        )}
    </section>
  );
}

/** Who would have an achievement, in words and as bars. */
export function ReachAnswer({ reach }: { reach: Reach }) {
  const { title, words, tone } = reachWords(reach);
  return (
    <>
      <div class="verdict" data-tone={tone}>
        <strong>{title}</strong>
        <p>{words}</p>
      </div>
      <ReachBars reach={reach} />
    </>
  );
}

function ReachBars({ reach: { bars, people } }: { reach: Reach }) {
  const words = wordsOf(achievementPageWords);
  const most = Math.max(1, ...bars.map((bar) => bar.people));
  if (people === 0) return null;
  return (
    <figure>
      <figcaption class="group-hint">{words.reach.caption}</figcaption>
      <table class="reach-bars">
        <thead class="sr-only">
          <tr>
            <th scope="col">{words.reach.part}</th>
            <th scope="col">{words.reach.people}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ from, to, people: count }) => (
            <tr key={from} data-reached={from >= 100}>
              <th scope="row">{from >= 100 ? "100%" : `${from}–${to}%`}</th>
              <td>
                <svg
                  class="reach-bar"
                  viewBox="0 0 100 10"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <rect width={String((100 * count) / most)} height="10" />
                </svg>
                <span>{formatNumber(count)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
