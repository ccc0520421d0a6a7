import type { Finding } from "@/core/fairness/views.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { Avatar } from "@/components/shared/Avatar.tsx";
import { formatTime } from "@/components/shared/format.ts";
import { fairnessWords } from "@/words/fairness.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { fairnessHref } from "./place.ts";
import { strengthOf } from "./words.ts";

/** A finding in the list: who, what, when, how clear, and what was decided. */
export function FindingRow({ one }: { one: Finding }) {
  const words = wordsOf(fairnessWords);
  const { go, timeZone } = usePage();
  const { agent, kind, sentence, from, state, decision } = one;
  const href = fairnessHref({ kind: "finding", id: one.id });
  const strength = strengthOf(one.strength);
  return (
    <li class="group-row finding-row">
      <Avatar id={agent.id} name={agent.name} picture={null} />
      <div class="group-label">
        <a
          class="row-name finding-link"
          href={href}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
            event.preventDefault();
            go(href);
          }}
        >
          <bdi>{agent.name}</bdi>: {words.kindsInside[kind]}
        </a>
        <span>{sentence}</span>
        <span class="group-hint">
          {formatTime(Date.parse(from), timeZone)}
          {decision !== null && (
            <>
              {" · "}
              {state === "open" && `${words.newEvidence} `}
              <Sentence
                text={words.decidedBy}
                parts={{
                  decision: words.decisions[decision.decision],
                  name: <bdi>{decision.by}</bdi>,
                  time: <Ago time={decision.at} />,
                }}
              />
            </>
          )}
        </span>
      </div>
      <span class="badge" data-tone={strength.tone ?? undefined}>{strength.word}</span>
    </li>
  );
}
