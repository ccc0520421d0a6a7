import { Sentence } from "@/components/shared/Sentence.tsx";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { Webhook } from "@/components/shared/page_icons.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { useDeliveries } from "@/components/admin/use_deliveries.ts";
import type { OutgoingDeliveryView, WebhookView } from "@/core/webhooks/views.ts";
import type { DeliveryState } from "@/core/webhooks/states.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";
import { WebhookDeliveries } from "./WebhookDeliveries.tsx";
import { WEBHOOK_LIST } from "./place.ts";
import { SecretGroup } from "./SecretGroup.tsx";
import { useWebhookActions } from "./use_webhook_actions.ts";
import { WebhookHealth } from "./WebhookHealth.tsx";
import { HealthBadge } from "./WebhookList.tsx";
import { WebhookSettingsGroup } from "./WebhookSettingsGroup.tsx";
import { titleOf } from "./words.ts";

const POLL_MILLISECONDS = 4_000;

interface Props {
  id: string;
  initial: WebhookView | null;
  secret: string | null;
  onSecret: (secret: string | null) => void;
}

/** One webhook: its settings, its health and its deliveries. */
export function WebhookPage({ id, initial, secret, onSecret }: Props) {
  const words = wordsOf(webhookWords);
  const { go } = usePage();
  const path = `/admin/webhooks/${encodeURIComponent(id)}`;
  const remote = useRemote<WebhookView>(path, { everyMilliseconds: POLL_MILLISECONDS, initial });
  const deliveries = useDeliveries<OutgoingDeliveryView, DeliveryState>(
    `${path}/deliveries`,
    "state",
  );
  const { isBusy, error, turn, test, remove } = useWebhookActions(path, remote, deliveries);
  const back = { ...WEBHOOK_LIST, onClick: follow(go) };
  const { data } = remote;
  if (remote.isMissing) return <MissingPage icon={Webhook} noun={words.noun} list={WEBHOOK_LIST} />;

  const contents = (webhook: WebhookView) => (
    <>
      <WebhookHealth webhook={webhook} />
      {error && <p class="form-error" role="alert">{error}</p>}
      <WebhookSettingsGroup
        webhook={webhook}
        path={path}
        isBusy={isBusy}
        onChanged={(changed) => remote.update(() => changed)}
        onTurn={turn}
        onTest={test}
      />
      {webhook.format === "standard" && (
        <SecretGroup
          webhook={webhook}
          path={path}
          secret={secret}
          onSecret={onSecret}
          onChanged={remote.reload}
        />
      )}
      <WebhookDeliveries deliveries={deliveries} path={path} isEnabled={webhook.isEnabled} />
      <RemoveButton webhook={webhook} onConfirm={remove} />
    </>
  );

  return (
    <>
      <PageHead title={data ? titleOf(data) : words.one} back={back}>
        {data && <HealthBadge webhook={data} />}
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>{contents}</RemoteView>
      </div>
    </>
  );
}

function RemoveButton(
  { webhook, onConfirm }: { webhook: WebhookView; onConfirm: () => Promise<string | null> },
) {
  const words = wordsOf(webhookWords);
  return (
    <div class="group-section hook-remove">
      <ConfirmButton
        label={words.remove.button}
        title={
          <Sentence
            text={words.remove.question}
            parts={{ webhook: <bdi>{titleOf(webhook)}</bdi> }}
          />
        }
        action={words.remove.action}
        isDanger
        onConfirm={onConfirm}
      >
        {words.remove.means}
      </ConfirmButton>
    </div>
  );
}
