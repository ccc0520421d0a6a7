import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { ErasePage } from "@/components/privacy/ErasePage.tsx";
import { PRIVACY_OVERVIEW, privacyPlaceAt } from "@/components/privacy/place.ts";
import { type Periods, PrivacyPage } from "@/components/privacy/PrivacyPage.tsx";
import { Shield } from "@/components/shared/page_icons.ts";

/** The props from the server. */
export interface PrivacyProps extends AdminPageProps {
  /** Null when they could not be read. */
  readonly periods: Periods | null;
}

/** The pages about personal data. */
export default function Privacy(props: PrivacyProps) {
  const page = useAdminPage(props, 5_000);
  const { path } = page;

  function view() {
    const place = privacyPlaceAt(path);
    if (place === null) return <MissingPage icon={Shield} list={PRIVACY_OVERVIEW} />;
    return place.kind === "overview"
      ? <PrivacyPage initial={path === props.path ? props.periods : null} />
      : <ErasePage key={path} who={place.who} />;
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
