import { useEffect, useState } from "preact/hooks";
import type { ExplainedEntry, Explanation } from "@/core/explain/views.ts";
import { Check } from "@/components/shared/icons.ts";
import type { Answer, Api } from "@/components/shared/api.ts";
import { countUse } from "@/components/beacon/beacon.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { activityWords } from "@/words/activity.ts";
import { readWhy } from "./why.ts";

/** Explains the points of an entry: sentences, then every part of the rule. */
export function WhyPanel(
  { id, entry, agent, api }: { id: string; entry: ExplainedEntry; agent: string; api: Api },
) {
  const [answer, setAnswer] = useState<Answer<Explanation> | null>(null);
  const [attempt, setAttempt] = useState(1);
  useEffect(() => countUse("explanation"), []);
  useEffect(() => {
    let isGone = false;
    readWhy(api, agent, entry).then((next) => {
      if (!isGone) setAnswer(next);
    });
    return () => void (isGone = true);
    // When the event is scored again under other rules, its points change and the explanation is
    // read again.
  }, [attempt, entry.id, entry.points]);
  const words = wordsOf(activityWords);
  return (
    <div id={id} class="why" role="status">
      {answer === null && <p class="text-label-secondary">{words.lookingUp}</p>}
      {answer?.ok === false && (
        <p>
          {answer.message}{" "}
          <button type="button" class="link" onClick={() => setAttempt(attempt + 1)}>
            {words.again}
          </button>
        </p>
      )}
      {answer?.ok && <Sentences why={answer.data} />}
    </div>
  );
}

function Sentences({ why: { parts, sentences } }: { why: Explanation }) {
  const [summary, ...others] = sentences;
  return (
    <>
      <p>{summary}</p>
      {parts.length > 0 && (
        <ul class="why-parts">
          {parts.map((part, index) => (
            <li key={part.rule} class="why-part" data-applied={part.isApplied}>
              <span class="why-mark" aria-hidden="true">
                {part.isApplied ? <Check size={13} strokeWidth={3} /> : "–"}
              </span>
              {others[index]}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
