import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { achievementPlaceAt } from "@/components/achievements/place.ts";
import { DEFINITIONS_PATH } from "@/components/achievements/use_definitions.ts";
import type { AchievementDefinition } from "@/core/achievements/views.ts";
import type { Page } from "@/core/shapes.ts";
import Achievements, { type AchievementsProps } from "@/islands/Achievements.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";

export const handler = define.handlers<AchievementsProps>({
  GET(ctx) {
    const place = achievementPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      list: place.kind === "list"
        ? await read<Page<AchievementDefinition>>(DEFINITIONS_PATH)
        : null,
      one: "id" in place
        ? await read<AchievementDefinition>(`/admin/achievements/${encodeURIComponent(place.id)}`)
        : null,
    }));
  },
});

export default define.page<typeof handler>(function AchievementsPage({ data }) {
  const words = wordsOf(achievementPageWords);
  const place = achievementPlaceAt(data.path)!;
  const title = place.kind === "list"
    ? words.all
    : place.kind === "new"
    ? words.new
    : data.one?.title ?? words.one;
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <Achievements {...data} />
    </>
  );
});
