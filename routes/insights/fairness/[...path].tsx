import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { fairnessPlaceAt, findingsPath, NO_FILTERS } from "@/components/fairness/place.ts";
import type { Finding, FindingDetail } from "@/core/fairness/views.ts";
import type { Page } from "@/core/shapes.ts";
import Fairness, { type FairnessProps } from "@/islands/Fairness.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { fairnessWords } from "@/words/fairness.ts";
import { define } from "@/utils.ts";

export const handler = define.handlers<FairnessProps>({
  GET(ctx) {
    const place = fairnessPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      list: place.kind === "list" ? await read<Page<Finding>>(findingsPath(NO_FILTERS)) : null,
      one: place.kind === "finding"
        ? await read<FindingDetail>(`/insights/fairness/${place.id}`)
        : null,
    }));
  },
});

export default define.page<typeof handler>(function FairnessPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${wordsOf(fairnessWords).title} – Laurel`}</title>
      </Head>
      <Fairness {...data} />
    </>
  );
});
