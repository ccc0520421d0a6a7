import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import type { Page } from "@/core/shapes.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { managedPath, type TabCounts, TABS_PATH } from "@/components/challenges/ManagedList.tsx";
import { challengePlaceAt } from "@/components/challenges/place.ts";
import { teamsPath } from "@/components/team/teams_path.ts";
import Challenges, { type ChallengesProps } from "@/islands/Challenges.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";

export const handler = define.handlers<ChallengesProps>({
  GET(ctx) {
    const { person } = ctx.state;
    const place = challengePlaceAt(ctx.url.pathname);
    if (!place || !person) throw new HttpError(404);
    return adminPage(ctx, async (read) => {
      const isList = place.kind === "list";
      const isOne = place.kind === "challenge" || place.kind === "edit" || place.kind === "clone";
      const isAdmin = person.role === "admin";
      const [list, counts, one, teams] = await Promise.all([
        isList ? read<Page<ChallengeDefinition>>(managedPath("running")) : null,
        isList ? read<TabCounts>(TABS_PATH) : null,
        isOne
          ? read<ChallengeDefinition>(`/admin/challenges/${encodeURIComponent(place.id)}`)
          : null,
        isAdmin ? null : read<Page<TeamRef>>(teamsPath("")),
      ]);
      const own = teams?.entries.map(({ id, name }) => ({ id, name })) ?? [];
      return { list, counts, one, isAdmin, teams: own };
    });
  },
});

export default define.page<typeof handler>(function ChallengesPage({ data }) {
  const words = wordsOf(challengePageWords);
  const place = challengePlaceAt(data.path)!;
  const title = place.kind === "list"
    ? words.all
    : place.kind === "templates" || place.kind === "new"
    ? words.new
    : data.one?.title ?? words.one;
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <Challenges {...data} />
    </>
  );
});
