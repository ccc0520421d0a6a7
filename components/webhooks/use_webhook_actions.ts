import { useState } from "preact/hooks";
import { ask, askToRemove } from "@/components/admin/admin_api.ts";
import { usePage } from "@/components/admin/page_context.ts";
import type { DeliveriesState } from "@/components/admin/use_deliveries.ts";
import type { Remote } from "@/components/admin/use_remote.ts";
import type { DeliveryState } from "@/core/webhooks/states.ts";
import type { OutgoingDeliveryView, WebhookView } from "@/core/webhooks/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";
import { webhookHref } from "./place.ts";

/** Turns, tests and removes the webhook at `path` of the API. */
export function useWebhookActions(
  path: string,
  webhook: Remote<WebhookView>,
  deliveries: DeliveriesState<OutgoingDeliveryView, DeliveryState>,
) {
  const words = wordsOf(webhookWords);
  const { go, announce } = usePage();
  const { busy, error, act } = useActions(path);
  const { reload } = deliveries.list.remote;

  const turn = (isOn: boolean) =>
    act<WebhookView>(isOn ? "/enable" : "/disable", (changed) => {
      webhook.update(() => changed);
      reload();
      announce(isOn ? words.settings.isOn : words.settings.isOff);
    });

  const test = () =>
    act("/test", () => {
      deliveries.setFilter("all");
      reload();
      announce(words.settings.tested);
      // The outcome is known a moment later.
      setTimeout(reload, 800);
    });

  /** Returns what went wrong, or null. */
  async function remove(): Promise<string | null> {
    const problem = await askToRemove(path);
    if (problem !== null) return problem;
    announce(words.remove.done);
    go(webhookHref({ kind: "list" }));
    return null;
  }

  return { isBusy: busy !== null, error, turn, test, remove };
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
