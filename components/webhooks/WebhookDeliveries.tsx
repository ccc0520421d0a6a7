import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { DeliveryList } from "@/components/admin/DeliveryList.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import type { DeliveriesState } from "@/components/admin/use_deliveries.ts";
import type { OutgoingDeliveryView } from "@/core/webhooks/views.ts";
import { DELIVERY_STATES, type DeliveryState } from "@/core/webhooks/states.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";
import { deliveryStates, eventTitle, outcomeInWords } from "./words.ts";

/** The newest deliveries, with their outcome and its reason. */
export function WebhookDeliveries(
  { deliveries, path, isEnabled }: {
    deliveries: DeliveriesState<OutgoingDeliveryView, DeliveryState>;
    path: string;
    /** Whether the webhook is on, so that something can be sent. */
    isEnabled: boolean;
  },
) {
  const words = wordsOf(webhookWords).deliveries;
  const { reload } = deliveries.list.remote;
  return (
    <section class="group-section" aria-labelledby="hook-deliveries">
      <h2 id="hook-deliveries" class="group-title">{words.title}</h2>
      <DeliveryList
        deliveries={deliveries}
        states={DELIVERY_STATES}
        words={deliveryStates()}
        controls={<p class="group-hint">{words.hint}</p>}
        empty={[words.none, words.noneHint]}
      >
        {(one) => (
          <WebhookDeliveryRow
            key={one.id}
            delivery={one}
            path={path}
            isEnabled={isEnabled}
            onSent={reload}
          />
        )}
      </DeliveryList>
    </section>
  );
}

function WebhookDeliveryRow(
  { delivery, path, isEnabled, onSent }: {
    delivery: OutgoingDeliveryView;
    path: string;
    isEnabled: boolean;
    onSent: () => void;
  },
) {
  const { now, announce } = usePage();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const words = wordsOf(webhookWords).deliveries;
  const [state, tone] = deliveryStates()[delivery.state];
  const title = eventTitle(delivery.type);

  async function resend() {
    if (isBusy) return;
    setBusy(true);
    const answer = await ask("POST", `${path}/deliveries/${delivery.id}/resend`);
    setBusy(false);
    setError(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    announce(words.sentAgain);
    onSent();
  }

  return (
    <li class="group-row hook-delivery">
      <div class="group-label">
        <strong class="truncate">{title}</strong>
        <span class="group-hint hook-outcome">{outcomeInWords(delivery, now)}</span>
        {error && <p class="form-error" role="alert">{error}</p>}
      </div>
      <span class="delivery-state">
        <span class="badge" data-tone={tone}>{state}</span>
        <span class="group-hint">
          <Ago time={delivery.createdAt} />
          {delivery.attempts > 1 && ` · ${words.attempts(delivery.attempts)}`}
        </span>
      </span>
      {isEnabled && (
        <button
          type="button"
          class="button"
          aria-label={words.againLabel(title)}
          aria-disabled={isBusy}
          onClick={resend}
        >
          {delivery.state === "pending" ? words.now : words.again}
        </button>
      )}
    </li>
  );
}
