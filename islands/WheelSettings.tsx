import type { SpinStatistics, WheelAnswer } from "@/core/spins/wheel.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { LoaderPinwheel } from "@/components/shared/page_icons.ts";
import { WHEEL_HOME, wheelPlaceAt } from "@/components/wheel/place.ts";
import { WheelEditor } from "@/components/wheel/WheelEditor.tsx";
import { WheelHistory } from "@/components/wheel/WheelHistory.tsx";

/** The props from the server. Data is null when it could not be read. */
export interface WheelSettingsProps extends AdminPageProps {
  readonly wheel: WheelAnswer | null;
  readonly statistics: SpinStatistics | null;
  readonly versions: Page<WheelAnswer> | null;
}

/** The pages of the wheel. */
export default function WheelSettings(props: WheelSettingsProps) {
  const page = useAdminPage(props, 60_000);
  const { path } = page;
  const isFirst = path === props.path;

  function view() {
    switch (wheelPlaceAt(path)) {
      case null:
        return <MissingPage icon={LoaderPinwheel} list={WHEEL_HOME} />;
      case "wheel":
        return (
          <WheelEditor
            initial={isFirst ? props.wheel : null}
            statistics={isFirst ? props.statistics : null}
          />
        );
      case "history":
        return <WheelHistory initial={isFirst ? props.versions : null} />;
    }
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
