import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { CopyButton } from "@/components/admin/CopyField.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatMoment, formatNumber, formatSigned } from "@/components/shared/format.ts";
import { RefreshCw } from "@/components/shared/icons.ts";
import { Plug } from "@/components/shared/page_icons.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { integrationDeliveryWords } from "@/words/integration_deliveries.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { titleOf } from "@/core/explain/arithmetic.ts";
import { objectWords } from "./IntegrationDeliveriesTab.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { INTEGRATION_LIST, integrationHref } from "./place.ts";
import { StatusBadge } from "./StatusBadge.tsx";
import type { DeliveryDetails } from "@/core/integrations/views.ts";

const POLL_MILLISECONDS = 5_000;

/** One delivery: what was received, what Laurel derived from it, and a button to replay it. */
export function IntegrationDeliveryPage({ id, delivery }: { id: string; delivery: string }) {
  const words = wordsOf(integrationDeliveryWords);
  const { go, announce } = usePage();
  const path = `/admin/integrations/${encodeURIComponent(id)}/deliveries/${
    encodeURIComponent(delivery)
  }`;
  const remote = useRemote<DeliveryDetails>(path, { everyMilliseconds: POLL_MILLISECONDS });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const back = {
    href: integrationHref({ kind: "detail", id, tab: "deliveries" }),
    label: words.back,
    onClick: follow(go),
  };
  if (remote.isMissing) {
    return <MissingPage icon={Plug} noun={words.noun} list={INTEGRATION_LIST} />;
  }

  async function replay() {
    if (isBusy) return;
    setBusy(true);
    const answer = await ask<DeliveryDetails>("POST", `${path}/replay`);
    setBusy(false);
    setError(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    remote.update((old) => ({ ...old, ...answer.data }));
    announce(words.readAgain);
  }

  return (
    <>
      <PageHead title={remote.data?.name ?? words.one} back={back}>
        <button
          type="button"
          class="button"
          aria-disabled={isBusy || remote.data === null}
          onClick={() => remote.data && replay()}
        >
          <RefreshCw size={14} />
          {isBusy ? words.replaying : words.replay}
        </button>
      </PageHead>
      <div class="page-body">
        {error && <p class="notice" data-tone="bad" role="alert">{error}</p>}
        <RemoteView remote={remote}>{(data) => <Contents delivery={data} />}</RemoteView>
      </div>
    </>
  );
}

function Contents({ delivery }: { delivery: DeliveryDetails }) {
  const words = wordsOf(integrationDeliveryWords);
  const { timeZone } = usePage();
  const { status, reason, objects, attempts, events, payload } = delivery;
  const body = JSON.stringify(payload, null, 2) ?? "";
  const moment = (time: string) => formatMoment(Date.parse(time), timeZone);
  return (
    <>
      <Group id="outcome" title={words.outcome}>
        <dl class="facts">
          <div>
            <dt>{words.state}</dt>
            <dd>
              <StatusBadge status={status} />
              {reason && <p>{reason}</p>}
              {delivery.retryAt && <p>{words.nextTry(moment(delivery.retryAt))}</p>}
            </dd>
          </div>
          <div>
            <dt>{words.about}</dt>
            <dd>{objectWords(objects)}</dd>
          </div>
          <div>
            <dt>{words.received}</dt>
            <dd>
              {moment(delivery.receivedAt)}
              {attempts > 1 &&
                `, ${words.attempts(formatNumber(attempts), moment(delivery.lastReceivedAt))}`}
            </dd>
          </div>
        </dl>
      </Group>
      <Group
        id="gave"
        title={words.gave}
        note={words.gaveNote}
      >
        {events.length === 0
          ? <p class="group-row group-hint">{words.noEvents}</p>
          : (
            <ul class="event-list">
              {events.map((event, index) => (
                <li key={index}>
                  <strong>{event.typeTitle ?? titleOf(event.type, currentLanguage())}</strong>
                  <span class="group-hint">
                    <bdi>
                      {event.agent?.name ??
                        (event.person ? words.person(event.person) : words.nobody)}
                    </bdi>
                    {" · "}
                    {moment(event.time)}
                  </span>
                  <span class="event-points" data-status={event.status}>{pointsOf(event)}</span>
                  {event.problem && <span class="form-error">{event.problem}</span>}
                </li>
              ))}
            </ul>
          )}
      </Group>
      <section class="group-section" aria-labelledby="body">
        <div class="group-bar">
          <h2 id="body" class="group-title">{words.arrived}</h2>
          <CopyButton what={words.copy} text={body} />
        </div>
        <p class="group-note">{words.arrivedNote}</p>
        <pre
          class="docs-code payload"
          tabIndex={0}
          aria-label={words.arrived}
        ><code>{body}</code></pre>
      </section>
    </>
  );
}

function pointsOf({ status, points }: DeliveryDetails["events"][number]): string {
  const words = wordsOf(integrationDeliveryWords);
  switch (status) {
    case "sending":
      return words.onItsWay;
    case "waiting":
      return words.waits;
    case "reversed":
      return words.takenBack;
    case "problem":
      return words.notAccepted;
    case "retrying":
      return words.triedAgain;
    case "sent":
      return points === null ? words.recorded : words.points(formatSigned(points));
  }
}
