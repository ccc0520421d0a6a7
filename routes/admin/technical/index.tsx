import { Head } from "fresh/runtime";
import { hoursOf, technicalPath } from "@/components/technical/place.ts";
import type { TechnicalReport } from "@/core/technical/views.ts";
import Technical, { type TechnicalProps } from "@/islands/Technical.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { technicalWords } from "@/words/technical.ts";

export const handler = define.handlers<TechnicalProps>({
  GET(ctx) {
    const hours = hoursOf(ctx.url.search);
    return adminPage(ctx, async (read) => ({
      hours,
      report: await read<TechnicalReport>(technicalPath(hours)),
    }));
  },
});

export default define.page<typeof handler>(function TechnicalPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${wordsOf(technicalWords).title} – Laurel`}</title>
      </Head>
      <Technical {...data} />
    </>
  );
});
