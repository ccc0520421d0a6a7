import { Ago } from "@/components/admin/Ago.tsx";
import { CircleAlert } from "@/components/shared/icons.ts";
import type { WebhookView } from "@/core/webhooks/views.ts";

/** Says why the webhook is off, or how long it has been failing. */
export function WebhookHealth({ webhook: one }: { webhook: WebhookView }) {
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
