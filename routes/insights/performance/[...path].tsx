import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { performancePath, performancePlaceAt } from "@/components/performance/place.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import { chosenRange } from "@/core/insights/range.ts";
import { readRange } from "@/core/insights/range_query.ts";
import type { Performance as Measures } from "@/core/performance/views.ts";
import Performance, { type PerformanceProps } from "@/islands/Performance.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { performanceWords } from "@/words/performance.ts";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";

export const handler = define.handlers<PerformanceProps>({
  GET(ctx) {
    const place = performancePlaceAt(ctx.url.pathname);
    const { person, services } = ctx.state;
    const isAdmin = person?.role === "admin";
    if (!place || (place.kind !== "measures" && !isAdmin)) throw new HttpError(404);
    const { search } = ctx.url;
    const today = localDay(services.clock(), services.info.timeZone);
    const { range } = chosenRange(readRange(search), today);
    const team = ctx.url.searchParams.get("team");
    const isRead = place.kind === "measures" && range !== undefined;
    return adminPage(ctx, async (read) => ({
      search,
      today,
      isAdmin,
      measures: isRead ? await read<Measures>(performancePath(range, team)) : null,
    }));
  },
});

export default define.page<typeof handler>(function PerformancePage({ data }) {
  return (
    <>
      <Head>
        <title>{`${wordsOf(performanceWords).title} – Laurel`}</title>
      </Head>
      <Performance {...data} />
    </>
  );
});
