import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { Page } from "@/core/shapes.ts";
import { integrationPlaceAt } from "@/components/integrations/place.ts";
import type { IntegrationView, ToolView } from "@/core/integrations/views.ts";
import Integrations, { type IntegrationsProps } from "@/islands/Integrations.tsx";
import { define } from "@/utils.ts";
import { privateAddressOf } from "@/routes/admin/(_pages)/private_address.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { integrationWords } from "@/words/integrations.ts";
import { wordsOf } from "@/components/shared/locale.ts";

export const handler = define.handlers<IntegrationsProps>({
  GET(ctx) {
    const place = integrationPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => {
      const [tools, list, integration] = await Promise.all([
        read<Page<ToolView>>("/admin/integrations/providers"),
        place.kind === "list" ? read<Page<IntegrationView>>("/admin/integrations?limit=200") : null,
        place.kind === "detail"
          ? read<IntegrationView>(`/admin/integrations/${encodeURIComponent(place.id)}`)
          : null,
      ]);
      return { tools, list, integration, privateAddress: privateAddressOf(ctx) };
    });
  },
});

export default define.page<typeof handler>(function IntegrationsPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${data.integration?.name ?? wordsOf(integrationWords).title} – Laurel`}</title>
      </Head>
      <Integrations {...data} />
    </>
  );
});
