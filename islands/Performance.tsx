import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { HoldoutView } from "@/components/performance/HoldoutView.tsx";
import { NewHoldout } from "@/components/performance/NewHoldout.tsx";
import { PerformanceView } from "@/components/performance/PerformanceView.tsx";
import { MEASURES_PLACE, performancePlaceAt } from "@/components/performance/place.ts";
import { Gauge } from "@/components/shared/page_icons.ts";
import type { Performance as Measures } from "@/core/performance/views.ts";

/** The props from the server. */
export interface PerformanceProps extends AdminPageProps {
  /** The query of the address. */
  readonly search: string;
  /** In the organization's time zone. */
  readonly today: string;
  readonly isAdmin: boolean;
  /** Null when it could not be read. */
  readonly measures: Measures | null;
}

/** The pages of performance, and of people without Laurel. */
export default function Performance(props: PerformanceProps) {
  const page = useAdminPage(props, 60_000);
  const { path } = page;
  const { search, today, isAdmin, measures } = props;
  const place = performancePlaceAt(path);

  function view() {
    switch (place?.kind) {
      case "measures":
        return (
          <PerformanceView
            search={path === props.path ? search : ""}
            today={today}
            isAdmin={isAdmin}
            initial={path === props.path ? measures : null}
          />
        );
      case "new":
        return isAdmin ? <NewHoldout today={today} /> : missing();
      case "holdout":
        return isAdmin ? <HoldoutView key={place.id} id={place.id} today={today} /> : missing();
      case undefined:
        return missing();
    }
  }

  function missing() {
    return <MissingPage icon={Gauge} list={MEASURES_PLACE} />;
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
