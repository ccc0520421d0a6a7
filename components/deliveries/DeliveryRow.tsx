import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { FailedDelivery } from "@/core/failed_deliveries.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { CopyButton } from "@/components/admin/CopyField.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { statusWords } from "@/components/integrations/words.ts";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { eventTitle } from "@/components/webhooks/words.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { failedDeliveryWords } from "@/words/deliveries.ts";

/** Returns what a delivery is called. */
function deliveryName({ direction, name }: FailedDelivery): string {
  return direction === "sent" ? eventTitle(name) : name;
}

/** Returns the API path of a delivery, below `/api/v1`. */
export function deliveryPath({ direction, place, id }: FailedDelivery): string {
  const of = direction === "received" ? "integrations" : "webhooks";
  return `/admin/${of}/${encodeURIComponent(place.id)}/deliveries/${id}`;
}

/** A delivery that failed: why, what it holds, and what can be done. */
export function DeliveryRow({ delivery, isChosen, error, onChoose, onRetry }: {
  delivery: FailedDelivery;
  isChosen: boolean;
  error: string | undefined;
  onChoose: (isOn: boolean) => void;
  onRetry: () => Promise<unknown>;
}) {
  const { direction, place, reason, at, attempts, retryAt, discarded, status, canRetry } = delivery;
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const name = deliveryName(delivery);
  const words = wordsOf(failedDeliveryWords).row;
  const { tryAgain, trying } = wordsOf(failedDeliveryWords);
  const said = direction === "sent" ? words.givenUp : statusWords(status)[0];
  const content = `delivery-${direction}-${delivery.id}`;

  async function retry() {
    if (isBusy) return;
    setBusy(true);
    await onRetry();
    setBusy(false);
  }

  return (
    <li class="failed-delivery">
      <div class="group-row">
        <input
          type="checkbox"
          class="row-check"
          aria-label={words.choose(name, place.name)}
          checked={isChosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <div class="group-label">
          <strong class="truncate">
            <bdi>{name}</bdi>
          </strong>
          <span class="group-hint">
            <Sentence
              text={words[direction]}
              parts={{ place: <bdi>{place.name}</bdi>, time: <Ago time={at} /> }}
            />
            {attempts > 1 && ` · ${words.attempts(attempts)}`}
            {retryAt !== null && discarded === null && ` · ${words.byItself}`}
          </span>
          {reason !== null && <span class="failed-reason">{reason}</span>}
          {discarded && (
            <span class="group-hint">
              <Sentence
                text={words.discarded}
                parts={{ time: <Ago time={discarded.at} />, reason: discarded.reason }}
              />
            </span>
          )}
          {error && <span class="form-error" role="alert">{error}</span>}
        </div>
        <span class="badge" data-tone="bad">{said}</span>
        <button
          type="button"
          class="button"
          aria-expanded={isOpen}
          aria-controls={content}
          aria-label={words.contentOf(name)}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={14} class="failed-arrow" />
          {words.content}
        </button>
        <button
          type="button"
          class="button"
          aria-label={words.tryLabel(name)}
          aria-disabled={isBusy || !canRetry}
          title={canRetry ? undefined : words.cannot}
          onClick={() => canRetry && retry()}
        >
          {isBusy ? trying : tryAgain}
        </button>
      </div>
      <div id={content} hidden={!isOpen}>{isOpen && <Content delivery={delivery} />}</div>
    </li>
  );
}

/** What a delivery holds, without secrets and the texts of messages. */
function Content({ delivery }: { delivery: FailedDelivery }) {
  const words = wordsOf(failedDeliveryWords).row;
  const remote = useRemote<{ payload?: unknown; body?: string }>(deliveryPath(delivery));
  return (
    <RemoteView remote={remote}>
      {({ payload, body }) => {
        const text = textOf(body === undefined ? payload : body);
        if (text === null) {
          return <p class="failed-content group-hint">{words.notKept}</p>;
        }
        return (
          <div class="failed-content">
            <CopyButton what={words.theContent} text={text} />
            <pre
              class="docs-code payload"
              tabIndex={0}
              aria-label={words.content}
            ><code>{text}</code></pre>
          </div>
        );
      }}
    </RemoteView>
  );
}

function textOf(content: unknown): string | null {
  if (content === null || content === undefined) return null;
  if (typeof content !== "string") return JSON.stringify(content, null, 2);
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    // Shown as it is.
    return content;
  }
}
