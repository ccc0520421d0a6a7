import { Sentence } from "@/components/shared/Sentence.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import { CircleAlert } from "@/components/shared/page_icons.ts";
import type { WebhookView } from "@/core/webhooks/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";

/** Says why the webhook is off, or how long it has been failing. */
export function WebhookHealth({ webhook: one }: { webhook: WebhookView }) {
  const words = wordsOf(webhookWords);
  if (one.disabledAt !== null) {
    return (
      <p class="notice" data-tone="bad" role="status">
        <CircleAlert size={15} />
        <span>
          <Sentence
            text={words.turnedOff}
            parts={{ time: <Ago time={one.disabledAt} />, reason: one.disabledReason }}
          />
        </span>
      </p>
    );
  }
  if (one.failingSince === null) return null;
  return (
    <p class="notice" data-tone="warning" role="status">
      <CircleAlert size={15} />
      <span>
        <Sentence
          text={words.failing(one.failures)}
          parts={{ time: <Ago time={one.failingSince} /> }}
        />
      </span>
    </p>
  );
}
