import type { BoostView } from "@/core/rules/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { BoostList } from "@/components/boosts/BoostList.tsx";
import { BoostPage } from "@/components/boosts/BoostPage.tsx";
import { CopiedBoost, NewBoost } from "@/components/boosts/NewBoost.tsx";
import { BOOST_LIST, boostPlaceAt } from "@/components/boosts/place.ts";
import { Zap } from "@/components/shared/icons.ts";

/** The props from the server. Data is null when it could not be read. */
export interface BoostsProps extends AdminPageProps {
  readonly list: Page<BoostView> | null;
  readonly boost: BoostView | null;
}

/** The pages of boosts. */
export default function Boosts(props: BoostsProps) {
  const page = useAdminPage(props, 5_000);
  const { path } = page;
  const place = boostPlaceAt(path);
  const isFirst = path === props.path;
  const initial = isFirst ? props.boost : null;

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage icon={Zap} list={BOOST_LIST} />;
      case "list":
        return <BoostList initial={isFirst ? props.list : null} />;
      case "new":
        return <NewBoost />;
      case "boost":
        return <BoostPage key={place.id} id={place.id} initial={initial} />;
      case "copy":
        return <CopiedBoost key={place.id} id={place.id} initial={initial} />;
    }
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
