import type { AchievementDefinition } from "@/core/achievements/views.ts";
import type { Page } from "@/core/shapes.ts";
import { FormPage } from "@/components/achievements/FormPages.tsx";
import { ManagedList } from "@/components/achievements/ManagedList.tsx";
import { ManagedPage } from "@/components/achievements/ManagedPage.tsx";
import { ACHIEVEMENT_LIST, achievementPlaceAt } from "@/components/achievements/place.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { Award } from "@/components/shared/icons.ts";

/** The props from the server. Data is null when it could not be read. */
export interface AchievementsProps extends AdminPageProps {
  readonly list: Page<AchievementDefinition> | null;
  readonly one: AchievementDefinition | null;
}

/** The pages on which admins define achievements. */
export default function Achievements(props: AchievementsProps) {
  const page = useAdminPage(props, 60_000);
  const { path } = page;
  const place = achievementPlaceAt(path);
  const isFirst = path === props.path;

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage icon={Award} list={ACHIEVEMENT_LIST} />;
      case "list":
        return <ManagedList initial={isFirst ? props.list : null} />;
      case "new":
        return <FormPage kind="new" id="" />;
      case "achievement":
        return <ManagedPage key={place.id} id={place.id} initial={isFirst ? props.one : null} />;
      case "edit":
      case "replace":
        return <FormPage key={path} kind={place.kind} id={place.id} />;
    }
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
