import { useState } from "preact/hooks";
import type { ChallengePreview } from "@/core/challenges/preview.ts";
import { SelectField } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useAnswer } from "@/components/counting/use_answer.ts";
import { formatNumber } from "@/components/shared/format.ts";
import type { ChallengeBody } from "./draft.ts";
import { people, verdictWords } from "./managed_words.ts";
import { shortMoment } from "./span_words.ts";

const WEEK_MILLISECONDS = 7 * 86_400_000;
const PERIODS = [
  ["0", "The latest full period"],
  ["1", "One week earlier"],
  ["2", "Two weeks earlier"],
  ["4", "Four weeks earlier"],
] as const;

/** Shows how the challenge that is being typed would have gone with past work. */
export function PreviewPanel({ body, onTarget }: {
  /** Null while something is missing. */
  body: ChallengeBody | null;
  /** Takes the target that is suggested. */
  onTarget: (target: number) => void;
}) {
  const { now, timeZone } = usePage();
  // The clock moves; the question should not.
  const [openedAt] = useState(now);
  const [weeks, setWeeks] = useState("0");
  const question = body && {
    challenge: { key: "preview", ...body },
    ...(weeks === "0" ? {} : { pastFrom: pastFrom(body, Number(weeks), openedAt) }),
  };
  const { data, error, isOld } = useAnswer<ChallengePreview>(
    "/admin/challenges/preview",
    question,
  );
  return (
    <section class="preview" aria-labelledby="challenge-preview" aria-busy={isOld}>
      <div class="preview-head">
        <h2 id="challenge-preview" class="group-title">With past work</h2>
        {isOld && body !== null && <span class="group-hint">Counting…</span>}
      </div>
      <SelectField
        id="challenge-period"
        label="Period"
        value={weeks}
        options={PERIODS}
        error={undefined}
        onChange={setWeeks}
      />
      {body === null
        ? <p class="group-hint">Fill in the form, and you see here how it would have gone.</p>
        : error
        ? <p class="form-error">{error}</p>
        : data === null
        ? null
        : (
          <div class="preview-answer" role="status">
            <Answer data={data} body={body} timeZone={timeZone} onTarget={onTarget} />
          </div>
        )}
    </section>
  );
}

function Answer({ data, body, timeZone, onTarget }: {
  data: ChallengePreview;
  body: ChallengeBody;
  timeZone: string;
  onTarget: (target: number) => void;
}) {
  const { title, words, tone } = verdictWords(data, body);
  const { fairTarget } = data;
  const offersTarget = fairTarget !== null && body.target !== null && fairTarget !== body.target &&
    tone !== "good";
  return (
    <>
      <p class="group-hint">
        {shortMoment(Date.parse(data.from), timeZone)} –{" "}
        {shortMoment(Date.parse(data.to), timeZone)}
      </p>
      <div class="verdict" data-tone={tone}>
        <strong>{title}</strong>
        <p>{words}</p>
        {offersTarget && (
          <button type="button" class="button" onClick={() => onTarget(fairTarget)}>
            Use {formatNumber(fairTarget)} as the Target
          </button>
        )}
      </div>
      <p class="preview-cost">
        It would have paid <strong>{people(data.paidAgents)}</strong>, together{" "}
        <strong>{formatNumber(data.points)} points</strong>.
      </p>
      {data.first.length > 0 && (
        <ol class="preview-first" aria-label="Who would have been first">
          {data.first.map((one) => (
            <li key={one.id}>
              <span class="truncate">
                <bdi>{one.name}</bdi>
              </span>
              <span class="preview-progress">
                {formatNumber(one.progress)}
                {one.place !== null && <span class="chip" data-tone="reward">wins</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** Returns where a period some weeks before the latest full one begins. */
function pastFrom({ startsAt, endsAt }: ChallengeBody, weeks: number, now: number): string {
  const over = Math.max(1, Math.ceil((Date.parse(endsAt) - now) / WEEK_MILLISECONDS));
  return new Date(Date.parse(startsAt) - (over + weeks) * WEEK_MILLISECONDS).toISOString();
}
