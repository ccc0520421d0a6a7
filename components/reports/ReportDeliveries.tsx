import { useState } from "preact/hooks";
import type { ReportDelivery } from "@/core/reports/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { type List, useList } from "@/components/admin/use_list.ts";
import { formatTime } from "@/components/shared/format.ts";
import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";

const EVERY_MILLISECONDS = 10_000;
const ORDER = { keyOf: ({ id }: ReportDelivery) => String(id) };

/** What became of the reports that went out, newest first. */
export function ReportDeliveries({ path }: { path: string }) {
  const words = wordsOf(reportWords);
  const list = useList<ReportDelivery>(`${path}/deliveries?limit=50`, ORDER, EVERY_MILLISECONDS);
  return (
    <section class="group-section" aria-labelledby="report-deliveries">
      <h2 id="report-deliveries" class="group-title">{words.deliveries.title}</h2>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? <p class="group-note">{words.deliveries.none}</p>
            : (
              <ul class="group-rows" aria-labelledby="report-deliveries">
                {list.entries.map((one) => (
                  <DeliveryRow key={one.id} path={path} delivery={one} list={list} />
                ))}
              </ul>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </section>
  );
}

function DeliveryRow({ path, delivery, list }: {
  path: string;
  delivery: ReportDelivery;
  list: List<ReportDelivery>;
}) {
  const words = wordsOf(reportWords);
  const { timeZone, announce } = usePage();
  const [problem, setProblem] = useState<string | null>(null);
  const { id, week, recipient, state, error, sentAt, nextAttemptAt } = delivery;
  const time = (text: string) => formatTime(Date.parse(text), timeZone);

  async function sendAgain() {
    setProblem(null);
    const answer = await ask<null>("POST", `${path}/deliveries/${id}/send`);
    if (!answer.ok) return setProblem(answer.message);
    announce(words.deliveries.again);
    list.remote.reload();
  }

  return (
    <li class="group-row">
      <div class="group-label">
        <span>
          <Sentence text={words.to} parts={{ what: week, whom: <bdi>{recipient}</bdi> }} />
        </span>
        <span class="group-hint">
          <span class="report-state" data-state={state}>{words.states[state]}</span>
          {sentAt !== null && ` ${words.deliveries.on(time(sentAt))}`}
          {nextAttemptAt !== null && error !== null &&
            `, ${words.deliveries.next(time(nextAttemptAt))}`}
        </span>
        {error !== null && state !== "sent" && <span class="group-hint">{error}</span>}
        {problem && <span class="form-error" role="alert">{problem}</span>}
      </div>
      {(state === "failed" || state === "unknown") && (
        <div class="group-control">
          <button
            type="button"
            class="button"
            aria-label={words.deliveries.sendAgainLabel(week, recipient)}
            onClick={sendAgain}
          >
            {words.deliveries.sendAgain}
          </button>
        </div>
      )}
    </li>
  );
}
