import { useState } from "preact/hooks";
import type { WebhookView } from "@/core/webhooks/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { Webhook } from "@/components/shared/page_icons.ts";
import { NewWebhook } from "@/components/webhooks/NewWebhook.tsx";
import { WEBHOOK_LIST, webhookHref, webhookPlaceAt } from "@/components/webhooks/place.ts";
import { WebhookList } from "@/components/webhooks/WebhookList.tsx";
import { WebhookPage } from "@/components/webhooks/WebhookPage.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";

/** The props from the server. Data is null when it could not be read. */
export interface WebhooksProps extends AdminPageProps {
  readonly list: Page<WebhookView> | null;
  readonly webhook: WebhookView | null;
}

/** The pages to make webhooks and to see how they are doing. */
export default function Webhooks(props: WebhooksProps) {
  const page = useAdminPage(props, 5_000);
  const { path, go, announce } = page;
  const [shown, setShown] = useState<{ id: string; secret: string } | null>(null);
  const place = webhookPlaceAt(path);

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage icon={Webhook} list={WEBHOOK_LIST} />;
      case "list":
        return <WebhookList initial={path === props.path ? props.list : null} />;
      case "new":
        return (
          <NewWebhook
            onMade={({ id, secret, format }) => {
              setShown(format === "standard" ? { id, secret } : null);
              announce(wordsOf(webhookWords).created);
              go(webhookHref({ kind: "detail", id }));
            }}
          />
        );
      case "detail": {
        const { id } = place;
        return (
          <WebhookPage
            key={id}
            id={id}
            initial={props.webhook?.id === id ? props.webhook : null}
            secret={shown?.id === id ? shown.secret : null}
            onSecret={(secret) => setShown(secret === null ? null : { id, secret })}
          />
        );
      }
    }
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
