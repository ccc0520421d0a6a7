import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { GuideArticle } from "@/components/docs/GuideArticle.tsx";
import type { Guide, GuideEntry } from "@/services/guides/mod.ts";
import { define } from "@/utils.ts";

export const handler = define.handlers<{ guide: Guide; guides: readonly GuideEntry[] }>({
  async GET(ctx) {
    const { guides } = ctx.state.services;
    const guide = await guides.find("integrations/README");
    if (!guide) throw new HttpError(404);
    return page({ guide, guides: await guides.list() });
  },
});

/** What all integrations have in common. */
export default define.page<typeof handler>(function ToolsPage({ data: { guide, guides } }) {
  return (
    <>
      <Head>
        <title>{`${guide.title} – Laurel`}</title>
      </Head>
      <GuideArticle guide={guide} guides={guides} />
    </>
  );
});
