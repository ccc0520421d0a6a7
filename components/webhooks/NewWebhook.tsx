import { OUTGOING_TYPES } from "@/core/webhooks/messages.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { usePage } from "@/components/admin/page_context.ts";
import type { MadeWebhook } from "@/core/webhooks/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";
import { WEBHOOK_LIST, webhookHref } from "./place.ts";
import { WebhookForm } from "./WebhookForm.tsx";

/** The form that creates a webhook. */
export function NewWebhook({ onMade }: { onMade: (made: MadeWebhook) => void }) {
  const words = wordsOf(webhookWords).form;
  const { go } = usePage();
  const back = { ...WEBHOOK_LIST, onClick: follow(go) };
  return (
    <>
      <PageHead title={words.new} back={back} />
      <div class="page-body">
        <WebhookForm
          initial={{ url: "", description: "", events: OUTGOING_TYPES, format: "standard" }}
          action={words.action}
          onSend={(draft) => ask<MadeWebhook>("POST", "/admin/webhooks", draft)}
          onDone={onMade}
          onCancel={() => go(webhookHref({ kind: "list" }))}
        />
      </div>
    </>
  );
}
