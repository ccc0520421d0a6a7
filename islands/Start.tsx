import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { FirstStepsPage } from "@/components/first_steps/FirstStepsPage.tsx";
import type { FirstSteps } from "@/core/first_steps.ts";

/** The props from the server. */
export interface StartProps extends AdminPageProps {
  /** Null when it could not be read. */
  readonly steps: FirstSteps | null;
  /** The address of Laurel, when only its own machine or network reaches it; null otherwise. */
  readonly privateAddress: string | null;
}

/** The page with the first steps of a new installation. */
export default function Start(props: StartProps) {
  const page = useAdminPage(props, 60_000);
  return (
    <AdminPage page={page} place={page.path}>
      <FirstStepsPage initial={props.steps} privateAddress={props.privateAddress} />
    </AdminPage>
  );
}
