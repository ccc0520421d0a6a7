import type { RecalculationView } from "@/core/recalculations.ts";
import type { RuleDraftView } from "@/core/rules/draft_views.ts";
import type { StoredRuleSetView } from "@/core/rules/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { Scale } from "@/components/shared/page_icons.ts";
import { DraftPage } from "@/components/rules/DraftPage.tsx";
import { NewDraft } from "@/components/rules/NewDraft.tsx";
import { NewRecalculation } from "@/components/rules/NewRecalculation.tsx";
import { RULE_LIST, rulePlaceAt } from "@/components/rules/place.ts";
import { RecalculationList } from "@/components/rules/RecalculationList.tsx";
import { RecalculationPage } from "@/components/rules/RecalculationPage.tsx";
import { type Drafts, RuleList, type Versions } from "@/components/rules/RuleList.tsx";
import { VersionPage } from "@/components/rules/VersionPage.tsx";

/** The props from the server. Data is null when it could not be read, or the place needs none. */
export interface RulesProps extends AdminPageProps {
  readonly versions: Versions | null;
  readonly drafts: Drafts | null;
  readonly draft: RuleDraftView | null;
  readonly version: StoredRuleSetView | null;
  readonly recalculations: Page<RecalculationView> | null;
}

/** The pages of rules: versions, drafts and recalculations. */
export default function Rules(props: RulesProps) {
  const page = useAdminPage(props, 5_000);
  const { path } = page;
  const place = rulePlaceAt(path);
  const isFirst = path === props.path;

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage icon={Scale} list={RULE_LIST} />;
      case "list":
        return (
          <RuleList
            versions={isFirst ? props.versions : null}
            drafts={isFirst ? props.drafts : null}
          />
        );
      case "new":
        return <NewDraft versions={isFirst ? props.versions : null} />;
      case "draft":
        return <DraftPage key={place.id} id={place.id} initial={isFirst ? props.draft : null} />;
      case "version":
        return (
          <VersionPage
            key={place.id}
            id={place.id}
            initial={isFirst ? props.version : null}
          />
        );
      case "recalculations":
        return <RecalculationList initial={isFirst ? props.recalculations : null} />;
      case "recalculate":
        return <NewRecalculation versions={isFirst ? props.versions : null} />;
      case "recalculation":
        return <RecalculationPage key={place.id} id={place.id} />;
    }
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
