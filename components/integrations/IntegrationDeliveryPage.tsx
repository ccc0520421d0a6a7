import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { CopyButton } from "@/components/admin/CopyField.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatMoment, formatSigned } from "@/components/shared/format.ts";
import { Plug, RefreshCw } from "@/components/shared/icons.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { objectWords } from "./IntegrationDeliveriesTab.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { INTEGRATION_LIST, integrationHref } from "./place.ts";
import { StatusBadge } from "./StatusBadge.tsx";
import type { DeliveryDetails } from "@/core/integrations/views.ts";
import { count, humanize } from "./words.ts";

const POLL_MILLISECONDS = 5_000;

/** One delivery: what was received, what Laurel derived from it, and a button to replay it. */
export function IntegrationDeliveryPage({ id, delivery }: { id: string; delivery: string }) {
  const { go, announce } = usePage();
  const path = `/admin/integrations/${encodeURIComponent(id)}/deliveries/${
    encodeURIComponent(delivery)
  }`;
  const remote = useRemote<DeliveryDetails>(path, { everyMilliseconds: POLL_MILLISECONDS });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const back = {
    href: integrationHref({ kind: "detail", id, tab: "deliveries" }),
    label: "the deliveries",
    onClick: follow(go),
  };
  if (remote.isMissing) return <MissingPage icon={Plug} noun="delivery" list={INTEGRATION_LIST} />;

  async function replay() {
    if (isBusy) return;
    setBusy(true);
    const answer = await ask<DeliveryDetails>("POST", `${path}/replay`);
    setBusy(false);
    setError(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    remote.update((old) => ({ ...old, ...answer.data }));
    announce("It was read again.");
  }

  return (
    <>
      <PageHead title={remote.data?.name ?? "Delivery"} back={back}>
        <button
          type="button"
          class="button"
          aria-disabled={isBusy || remote.data === null}
          onClick={() => remote.data && replay()}
        >
          <RefreshCw size={14} />
          {isBusy ? "Replaying…" : "Replay"}
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
  const { timeZone } = usePage();
  const { status, reason, objects, attempts, events, payload } = delivery;
  const body = JSON.stringify(payload, null, 2) ?? "";
  const moment = (time: string) => formatMoment(Date.parse(time), timeZone);
  return (
    <>
      <Group id="outcome" title="Outcome">
        <dl class="facts">
          <div>
            <dt>State</dt>
            <dd>
              <StatusBadge status={status} />
              {reason && <p>{reason}</p>}
              {delivery.retryAt && <p>Next try: {moment(delivery.retryAt)}</p>}
            </dd>
          </div>
          <div>
            <dt>About</dt>
            <dd>{objectWords(objects)}</dd>
          </div>
          <div>
            <dt>Received</dt>
            <dd>
              {moment(delivery.receivedAt)}
              {attempts > 1 &&
                `, ${count(attempts, "time")} in all, the last ${moment(delivery.lastReceivedAt)}`}
            </dd>
          </div>
        </dl>
      </Group>
      <Group
        id="gave"
        title="What it gave"
        note="Events follow from everything known of the conversation, deal, contact or call."
      >
        {events.length === 0
          ? <p class="group-row group-hint">No events.</p>
          : (
            <ul class="event-list">
              {events.map((event, index) => (
                <li key={index}>
                  <strong>{humanize(event.type)}</strong>
                  <span class="group-hint">
                    <bdi>
                      {event.agent?.name ?? (event.person ? `person ${event.person}` : "nobody")}
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
          <h2 id="body" class="group-title">What arrived</h2>
          <CopyButton what="what arrived" text={body} />
        </div>
        <p class="group-note">As it is kept: without tokens and without the text of messages.</p>
        <pre
          class="docs-code payload"
          tabIndex={0}
          aria-label="What arrived"
        ><code>{body}</code></pre>
      </section>
    </>
  );
}

function pointsOf({ status, points }: DeliveryDetails["events"][number]): string {
  switch (status) {
    case "sending":
      return "on its way";
    case "waiting":
      return "waits for a person";
    case "reversed":
      return "taken back";
    case "problem":
      return "not accepted";
    case "retrying":
      return "tried again";
    case "sent":
      return points === null ? "recorded" : `${formatSigned(points)} points`;
  }
}
