import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { engagementPath } from "@/components/engagement/place.ts";
import { teamIn } from "@/components/engagement/use_team.ts";
import { teamsPath } from "@/components/team/teams_path.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import type { Engagement as Numbers } from "@/core/engagement/views.ts";
import { chosenRange } from "@/core/insights/range.ts";
import { readRange } from "@/core/insights/range_query.ts";
import type { Page } from "@/core/shapes.ts";
import type { TeamRef } from "@/core/team/views.ts";
import Engagement, { type EngagementProps } from "@/islands/Engagement.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";
import { engagementWords } from "@/words/engagement.ts";
import { wordsOf } from "@/components/shared/locale.ts";

export const handler = define.handlers<EngagementProps>({
  GET(ctx) {
    const { search } = ctx.url;
    const { person, services: { clock, info } } = ctx.state;
    if (!person) throw new HttpError(404);
    const { range } = chosenRange(readRange(search), localDay(clock(), info.timeZone));
    return adminPage(ctx, async (read) => {
      const [numbers, teams] = await Promise.all([
        range ? read<Numbers>(engagementPath(range, teamIn(search))) : null,
        read<Page<TeamRef>>(teamsPath("")),
      ]);
      return { search, role: person.role, numbers, teams };
    });
  },
});

export default define.page<typeof handler>(function EngagementPage({ data }) {
  const words = wordsOf(engagementWords);
  return (
    <>
      <Head>
        <title>{`${words.title} – Laurel`}</title>
      </Head>
      <Engagement {...data} />
    </>
  );
});
