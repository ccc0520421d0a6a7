import type { ComponentProps } from "preact";
import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { CircleAlert } from "@/components/shared/icons.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDeliveries } from "@/components/admin/use_deliveries.ts";
import { WebhookDeliveries } from "./WebhookDeliveries.tsx";
import { webhookHref } from "./place.ts";
import { SecretGroup } from "./SecretGroup.tsx";
import type { OutgoingDeliveryView, WebhookView } from "@/core/webhooks/views.ts";
import type { DeliveryState } from "@/core/webhooks/states.ts";
import { WebhookForm } from "./WebhookForm.tsx";
import { HealthBadge } from "./WebhookList.tsx";
import { eventTitle, titleOf } from "./words.ts";

const POLL_MILLISECONDS = 4_000;

/** One webhook: its settings, its health and its deliveries. */
export function WebhookPage(
  { id, initial, secret, onSecret }: {
    id: string;
    initial: WebhookView | null;
    secret: string | null;
    onSecret: (secret: string | null) => void;
  },
) {
  const { go, announce } = usePage();
  const path = `/admin/webhooks/${encodeURIComponent(id)}`;
  const remote = useRemote<WebhookView>(path, { everyMilliseconds: POLL_MILLISECONDS, initial });
  const deliveries = useDeliveries<OutgoingDeliveryView, DeliveryState>(
    `${path}/deliveries`,
    "state",
  );
  const { reload } = deliveries.list.remote;
  const [isEditing, setEditing] = useState(false);
  const { busy, error, act } = useActions(path);
  const back = { href: webhookHref({ kind: "list" }), label: "webhooks", onClick: follow(go) };
  const { data } = remote;
  if (remote.isMissing) return <MissingWebhookPage back={back} />;

  const turn = (isOn: boolean) =>
    act<WebhookView>(isOn ? "/enable" : "/disable", (webhook) => {
      remote.update(() => webhook);
      reload();
      announce(isOn ? "The webhook is on." : "The webhook is off.");
    });

  const test = () =>
    act("/test", () => {
      deliveries.setFilter("all");
      reload();
      announce("A test message is on its way.");
      // The outcome is known a moment later.
      setTimeout(reload, 800);
    });

  async function remove() {
    const answer = await ask<null>("DELETE", path);
    if (!answer.ok && answer.status !== 404) return answer.message;
    announce("The webhook is removed.");
    go(webhookHref({ kind: "list" }));
    return null;
  }

  return (
    <>
      <PageHead title={data ? titleOf(data) : "Webhook"} back={back}>
        {data && <HealthBadge webhook={data} />}
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {(webhook) => (
            <>
              <Health webhook={webhook} />
              {error && <p class="form-error" role="alert">{error}</p>}
              {isEditing
                ? (
                  <WebhookForm
                    initial={webhook}
                    action="Save"
                    onSend={({ url, description, events, format }) =>
                      ask<WebhookView>("PATCH", path, { url, description, events, format })}
                    onDone={(changed) => {
                      remote.update(() => changed);
                      setEditing(false);
                      announce("The webhook is changed.");
                    }}
                    onCancel={() => setEditing(false)}
                  />
                )
                : (
                  <SettingsGroup
                    webhook={webhook}
                    isBusy={busy !== null}
                    onEdit={() => setEditing(true)}
                    onTurn={turn}
                    onTest={test}
                  />
                )}
              {webhook.format === "standard" && (
                <SecretGroup
                  webhook={webhook}
                  path={path}
                  secret={secret}
                  onSecret={onSecret}
                  onChanged={remote.reload}
                />
              )}
              <WebhookDeliveries
                deliveries={deliveries}
                path={path}
                isEnabled={webhook.isEnabled}
              />
              <RemoveButton webhook={webhook} onConfirm={remove} />
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

/** Runs one action at a time on the webhook at `path`. */
function useActions(path: string) {
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  async function act<T>(action: string, done: (data: T) => void) {
    if (busy !== null) return;
    setBusy(action);
    setError(null);
    const answer = await ask<T>("POST", path + action);
    setBusy(null);
    if (answer.ok) return done(answer.data);
    setError(answer.message);
  }
  return { busy, error, act };
}

function MissingWebhookPage(
  { back }: { back: NonNullable<ComponentProps<typeof PageHead>["back"]> },
) {
  return (
    <>
      <PageHead title="There is no such webhook" back={back} />
      <div class="page-body">
        <p class="group-note">It may have been removed. Go back to the list of webhooks.</p>
      </div>
    </>
  );
}

/** The settings of the webhook, with the switch and the test. */
function SettingsGroup({ webhook, isBusy, onEdit, onTurn, onTest }: {
  webhook: WebhookView;
  isBusy: boolean;
  onEdit: () => void;
  onTurn: (isOn: boolean) => void;
  onTest: () => void;
}) {
  return (
    <Group id="hook-settings" title="Webhook">
      <Row label="URL" hint={<span class="hook-url">{webhook.url}</span>}>
        <button type="button" class="button" onClick={onEdit}>
          Edit…
        </button>
      </Row>
      <Row
        label="Events"
        hint={`${webhook.events.map(eventTitle).join(", ")}. ${
          webhook.format === "slack" ? "As Slack messages." : "As signed JSON."
        }`}
      />
      <Switch
        id="hook-enabled"
        label="Send messages"
        hint="While this is off, nothing is collected, and what happens in that time is not sent later."
        isOn={webhook.isEnabled}
        isDisabled={isBusy}
        onChange={onTurn}
      />
      <Row label="Test" hint="Sends a message that only says hello, once.">
        <button
          type="button"
          class="button"
          aria-disabled={isBusy || !webhook.isEnabled}
          onClick={() => webhook.isEnabled && onTest()}
        >
          Send Test
        </button>
      </Row>
    </Group>
  );
}

function RemoveButton(
  { webhook, onConfirm }: { webhook: WebhookView; onConfirm: () => Promise<string | null> },
) {
  return (
    <div class="group-section hook-remove">
      <ConfirmButton
        label="Remove Webhook…"
        title={
          <>
            Remove “<bdi>{titleOf(webhook)}</bdi>”?
          </>
        }
        action="Remove"
        isDanger
        onConfirm={onConfirm}
      >
        Laurel stops sending to it, and its deliveries are deleted.
      </ConfirmButton>
    </div>
  );
}

/** Says why the webhook is off, or how long it has been failing. */
function Health({ webhook: one }: { webhook: WebhookView }) {
  if (one.disabledAt !== null) {
    return (
      <p class="notice" data-tone="bad" role="status">
        <CircleAlert size={15} />
        <span>
          Turned off <Ago time={one.disabledAt} />. {one.disabledReason}
        </span>
      </p>
    );
  }
  if (one.failingSince === null) return null;
  return (
    <p class="notice" data-tone="warning" role="status">
      <CircleAlert size={15} />
      <span>
        {one.failures === 1
          ? "The last attempt failed "
          : `${one.failures} attempts in a row failed, the first `}
        <Ago time={one.failingSince} />. After five days without success the webhook is turned off.
      </span>
    </p>
  );
}
