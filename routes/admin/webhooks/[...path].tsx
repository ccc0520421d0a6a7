import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import type { Page } from "@/components/admin/admin_api.ts";
import { placeAt } from "@/components/webhooks/place.ts";
import type { WebhookView } from "@/core/outgoing_views.ts";
import { titleOf } from "@/components/webhooks/words.ts";
import Webhooks, { type WebhooksProps } from "@/islands/Webhooks.tsx";
import { define } from "@/utils.ts";

export const handler = define.handlers<WebhooksProps>({
  async GET(ctx) {
    const place = placeAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    let isMissing = false;
    /** What the API answers this person, or null: the page then reads it, and says what is wrong. */
    const read = async <T,>(path: string): Promise<T | null> => {
      const headers = { cookie: ctx.req.headers.get("cookie") ?? "" };
      const url = new URL(`/api/v1/admin/webhooks${path}`, ctx.url);
      const response = await ctx.state.api.fetch(new Request(url, { headers }), ctx.info);
      if (response.ok) return await response.json() as T;
      isMissing ||= response.status === 404;
      await response.body?.cancel();
      return null;
    };
    const list = place.kind === "list" ? await read<Page<WebhookView>>("") : null;
    const webhook = place.kind === "detail"
      ? await read<WebhookView>(`/${encodeURIComponent(place.id)}`)
      : null;
    return page({
      path: ctx.url.pathname,
      now: new Date().toISOString(),
      timeZone: ctx.state.services.info.timeZone,
      ...{ list, webhook },
    }, { status: isMissing ? 404 : 200 });
  },
});

export default define.page<typeof handler>(function WebhooksPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${data.webhook ? titleOf(data.webhook) : "Webhooks"} – Laurel`}</title>
      </Head>
      <Webhooks {...data} />
    </>
  );
});
