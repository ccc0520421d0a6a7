import { useEffect, useRef, useState } from "preact/hooks";
import { usePath } from "@/components/admin/use_path.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { useNow } from "@/components/desk/use_now.ts";
import { PageProvider } from "@/components/integrations/context.ts";
import type { Page } from "@/components/admin/admin_api.ts";
import { NewWebhook } from "@/components/webhooks/NewWebhook.tsx";
import { hrefOf, placeAt } from "@/components/webhooks/place.ts";
import type { WebhookView } from "@/core/outgoing_views.ts";
import { WebhookList } from "@/components/webhooks/WebhookList.tsx";
import { WebhookPage } from "@/components/webhooks/WebhookPage.tsx";

/** What the server draws the page with; null where it could not be read. */
export interface WebhooksProps {
  readonly path: string;
  readonly now: string;
  readonly timeZone: string;
  readonly list: Page<WebhookView> | null;
  readonly webhook: WebhookView | null;
}

/** Subscribes other systems to what happens, and shows how they are doing. */
export default function Webhooks(props: WebhooksProps) {
  const [path, go] = usePath(props.path);
  const now = useNow(Date.parse(props.now), 5_000);
  const [said, announce] = useState("");
  const [shown, setShown] = useState<{ id: string; secret: string } | null>(null);
  const place = placeAt(path);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.querySelector(".settings-main")?.scrollTo(0, 0);
    scrollTo(0, 0);
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
  }, [path]);

  function view() {
    switch (place?.kind) {
      case undefined:
        return <PageHead title="There is nothing here" />;
      case "list":
        return <WebhookList initial={path === props.path ? props.list : null} />;
      case "new":
        return (
          <NewWebhook
            onMade={({ id, secret, format }) => {
              setShown(format === "standard" ? { id, secret } : null);
              announce("The webhook is there.");
              go(hrefOf({ kind: "detail", id }));
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

  return (
    <PageProvider value={{ go, now, timeZone: props.timeZone, announce, tools: null }}>
      {view()}
      <p class="sr-only" role="status" aria-live="polite">{said}</p>
    </PageProvider>
  );
}
