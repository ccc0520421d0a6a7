import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { RecalculationView } from "@/core/recalculations.ts";
import type { RuleDraftView } from "@/core/rules/draft_views.ts";
import type { StoredRuleSetView } from "@/core/rules/views.ts";
import type { Page } from "@/core/shapes.ts";
import { rulePlaceAt } from "@/components/rules/place.ts";
import { RECALCULATIONS_PATH } from "@/components/rules/RecalculationList.tsx";
import {
  type Drafts,
  DRAFTS_PATH,
  type Versions,
  VERSIONS_PATH,
} from "@/components/rules/RuleList.tsx";
import Rules, { type RulesProps } from "@/islands/Rules.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { recalculationWords } from "@/words/recalculations.ts";
import { rulesWords } from "@/words/rules.ts";

export const handler = define.handlers<RulesProps>({
  GET(ctx) {
    const place = rulePlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    const { kind } = place;
    return adminPage(ctx, async (read) => {
      // A recalculation is read by its page, which follows its progress; here it only must exist.
      if (kind === "recalculation") await read(`/admin/recalculations/${place.id}?summary=false`);
      return {
        versions: ["list", "new", "recalculate"].includes(kind)
          ? await read<Versions>(VERSIONS_PATH)
          : null,
        drafts: kind === "list" ? await read<Drafts>(DRAFTS_PATH) : null,
        draft: kind === "draft"
          ? await read<RuleDraftView>(`/admin/rule-drafts/${place.id}`)
          : null,
        version: kind === "version"
          ? await read<StoredRuleSetView>(`/admin/rules/${place.id}`)
          : null,
        recalculations: kind === "recalculations"
          ? await read<Page<RecalculationView>>(RECALCULATIONS_PATH)
          : null,
      };
    });
  },
});

export default define.page<typeof handler>(function RulesPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${titleOf(data)} – Laurel`}</title>
      </Head>
      <Rules {...data} />
    </>
  );
});

function titleOf({ path, draft }: RulesProps): string {
  const words = wordsOf(rulesWords);
  const recalculation = wordsOf(recalculationWords);
  const place = rulePlaceAt(path);
  switch (place?.kind) {
    case "new":
      return words.newDraft.title;
    case "draft":
      return draft?.name ?? words.draft.untitled;
    case "version":
      return words.version.title(place.id);
    case "recalculations":
      return recalculation.all;
    case "recalculate":
      return recalculation.form.title;
    case "recalculation":
      return recalculation.one(place.id);
    default:
      return words.all;
  }
}
