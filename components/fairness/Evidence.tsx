import type { FindingDetail } from "@/core/fairness/views.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { eventTypeWords } from "./event_words.ts";
import { formatNumber, formatTime } from "@/components/shared/format.ts";

/** The events that are evidence, and the way to the ledger where they can be corrected. */
export function Evidence({ detail: { evidence, numbers, finding } }: { detail: FindingDetail }) {
  const { timeZone } = usePage();
  const more = numbers.events - evidence.length;
  const { agent } = finding;
  return (
    <section class="group-section" aria-labelledby="evidence">
      <h2 id="evidence" class="group-title">Evidence</h2>
      <p class="group-note">
        {formatNumber(numbers.events)} events{more > 0 &&
          `, of which ${formatNumber(evidence.length)} are listed`}. What they paid can be corrected
        or taken back in the{" "}
        <a href={`/team/${encodeURIComponent(agent.id)}#ledger`}>
          ledger of <bdi>{agent.name}</bdi>
        </a>.
      </p>
      <div class="finding-events" tabIndex={0} role="region" aria-label="Events">
        <table class="finding-table">
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Event</th>
              <th scope="col">Points</th>
              <th scope="col">Source and id</th>
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
