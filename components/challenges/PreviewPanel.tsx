import { useState } from "preact/hooks";
import type { ChallengePreview } from "@/core/challenges/preview.ts";
import { SelectField } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useAnswer } from "@/components/counting/use_answer.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { challengeFormWords } from "@/words/challenge_form.ts";
import { challengeWords } from "@/words/challenges.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { ChallengeBody } from "./draft.ts";
import { verdictWords } from "./managed_words.ts";
import { shortMoment } from "./span_words.ts";

const WEEK_MILLISECONDS = 7 * 86_400_000;
const PERIODS = ["0", "1", "2", "4"] as const;

/** Shows how the challenge that is being typed would have gone with past work. */
export function PreviewPanel({ body, onTarget }: {
  /** Null while something is missing. */
  body: ChallengeBody | null;
  /** Takes the target that is suggested. */
  onTarget: (target: number) => void;
}) {
  const words = wordsOf(challengeFormWords);
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
        <h2 id="challenge-preview" class="group-title">{words.preview.title}</h2>
        {isOld && body !== null && <span class="group-hint">{words.preview.counting}</span>}
      </div>
      <SelectField
        id="challenge-period"
        label={words.preview.period}
        value={weeks}
        options={PERIODS.map((one) => [one, words.preview.periods[one]] as const)}
        error={undefined}
        onChange={setWeeks}
      />
      {body === null
        ? <p class="group-hint">{words.preview.fillIn}</p>
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
  const texts = wordsOf(challengeFormWords).preview;
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
            {texts.useTarget(formatNumber(fairTarget))}
          </button>
        )}
      </div>
      <p class="preview-cost">
        <Sentence
          text={texts.cost}
          parts={{
            people: (
              <strong>
                {wordsOf(challengePageWords).people(
                  data.paidAgents,
                  formatNumber(data.paidAgents),
                )}
              </strong>
            ),
            points: (
              <strong>
                {wordsOf(challengeWords).points(data.points, formatNumber(data.points))}
              </strong>
            ),
          }}
        />
      </p>
      {data.first.length > 0 && (
        <ol class="preview-first" aria-label={texts.first}>
          {data.first.map((one) => (
            <li key={one.id}>
              <span class="truncate">
                <bdi>{one.name}</bdi>
              </span>
              <span class="preview-progress">
                {formatNumber(one.progress)}
                {one.place !== null && <span class="chip" data-tone="reward">{texts.wins}</span>}
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
