import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { Page } from "@/core/shapes.ts";
import { webhookPlaceAt } from "@/components/webhooks/place.ts";
import { titleOf } from "@/components/webhooks/words.ts";
import type { WebhookView } from "@/core/webhooks/views.ts";
import Webhooks, { type WebhooksProps } from "@/islands/Webhooks.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";

export const handler = define.handlers<WebhooksProps>({
  GET(ctx) {
    const place = webhookPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      list: place.kind === "list" ? await read<Page<WebhookView>>("/admin/webhooks") : null,
      webhook: place.kind === "detail"
        ? await read<WebhookView>(`/admin/webhooks/${encodeURIComponent(place.id)}`)
        : null,
    }));
  },
});

export default define.page<typeof handler>(function WebhooksPage({ data }) {
  return (
    <>
      <Head>
        <title>
          {`${data.webhook ? titleOf(data.webhook) : wordsOf(webhookWords).all} – Laurel`}
        </title>
      </Head>
      <Webhooks {...data} />
    </>
  );
});
