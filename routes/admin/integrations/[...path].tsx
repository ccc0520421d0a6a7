import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { placeAt } from "@/components/integrations/place.ts";
import type { IntegrationView, ToolView } from "@/core/integration_views.ts";
import type { Page } from "@/components/admin/admin_api.ts";
import Integrations, { type IntegrationsProps } from "@/islands/Integrations.tsx";
import { define } from "@/utils.ts";

export const handler = define.handlers<IntegrationsProps>({
  async GET(ctx) {
    const place = placeAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    let isMissing = false;
    /** What the API answers this person, or null: the page then reads it, and says what is wrong. */
    const read = async <T,>(path: string): Promise<T | null> => {
      const headers = { cookie: ctx.req.headers.get("cookie") ?? "" };
      const url = new URL(`/api/v1/admin/integrations${path}`, ctx.url);
      const response = await ctx.state.api.fetch(new Request(url, { headers }), ctx.info);
      if (response.ok) return await response.json() as T;
      isMissing ||= response.status === 404;
      await response.body?.cancel();
      return null;
    };
    const [tools, list, integration] = await Promise.all([
      read<Page<ToolView>>("/providers"),
      place.kind === "list" ? read<Page<IntegrationView>>("?limit=200") : null,
      place.kind === "detail" ? read<IntegrationView>(`/${encodeURIComponent(place.id)}`) : null,
    ]);
    return page({
      path: ctx.url.pathname,
      now: new Date().toISOString(),
      timeZone: ctx.state.services.info.timeZone,
      ...{ tools, list, integration },
    }, { status: isMissing ? 404 : 200 });
  },
});

export default define.page<typeof handler>(function IntegrationsPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${data.integration?.name ?? "Integrations"} – Laurel`}</title>
      </Head>
      <Integrations {...data} />
    </>
  );
});
