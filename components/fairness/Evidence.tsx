import type { FindingDetail } from "@/core/fairness/views.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { fairnessWords } from "@/words/fairness.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { eventTypeWords } from "./event_words.ts";
import { formatNumber, formatTime } from "@/components/shared/format.ts";

/** The events that are evidence, and the way to the ledger where they can be corrected. */
export function Evidence({ detail: { evidence, numbers, finding } }: { detail: FindingDetail }) {
  const words = wordsOf(fairnessWords);
  const { timeZone } = usePage();
  const more = numbers.events - evidence.length;
  const { agent } = finding;
  return (
    <section class="group-section" aria-labelledby="evidence">
      <h2 id="evidence" class="group-title">{words.evidence.title}</h2>
      <p class="group-note">
        {more > 0
          ? words.evidence.listed(formatNumber(numbers.events), formatNumber(evidence.length))
          : words.evidence.events(numbers.events, formatNumber(numbers.events))}{" "}
        <Sentence
          text={words.evidence.correct}
          parts={{
            ledger: (
              <a href={`/team/${encodeURIComponent(agent.id)}#ledger`}>
                <Sentence text={words.ledgerOf} parts={{ name: <bdi>{agent.name}</bdi> }} />
              </a>
            ),
          }}
        />
      </p>
      <div class="finding-events" tabIndex={0} role="region" aria-label={words.evidence.region}>
        <table class="finding-table">
          <thead>
            <tr>
              <th scope="col">{words.evidence.time}</th>
              <th scope="col">{words.evidence.event}</th>
              <th scope="col">{words.evidence.points}</th>
              <th scope="col">{words.evidence.source}</th>
            </tr>
          </thead>
          <tbody>
            {evidence.map((one) => (
              <tr key={`${one.source} ${one.id}`}>
                <td class="tabular-nums">{formatTime(Date.parse(one.time), timeZone)}</td>
                <td>
                  {eventTypeWords(one.type)}
                  {one.note !== "" && <span class="group-hint">{one.note}</span>}
                </td>
                <td class="tabular-nums">{formatNumber(one.points)}</td>
                <td class="finding-id">
                  <bdi>{one.source}</bdi> <bdi>{one.id}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
