import { useState } from "preact/hooks";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { TwoFactorGroup } from "@/components/auth/TwoFactorGroup.tsx";
import { ShieldCheck } from "@/components/shared/page_icons.ts";
import type { TwoFactorView } from "@/core/two_factor/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { twoFactorWords } from "@/words/two_factor.ts";

/** The props from the server. */
export interface TwoFactorProps extends AdminPageProps {
  /** Null when it could not be read. */
  readonly view: TwoFactorView | null;
  /** Where the person was going. */
  readonly next: string;
}

/** The page that leads admins to set up two-factor, and then to where they were going. */
export default function TwoFactor(props: TwoFactorProps) {
  const words = wordsOf(twoFactorWords).setup;
  const page = useAdminPage(props, 60_000);
  const [isOn, setOn] = useState(props.view?.isOn ?? false);
  const isDemanded = props.view?.isDemanded ?? false;
  return (
    <AdminPage page={page} place={props.path}>
      <PageHead title={words.title}>
        {isOn && <a class="button button-primary" href={props.next}>{words.continue}</a>}
      </PageHead>
      <div class="page-body">
        {isDemanded && !isOn && (
          <p class="notice" data-tone="warning" role="status">
            <ShieldCheck size={15} />
            <span>{words.demandedNow}</span>
          </p>
        )}
        <TwoFactorGroup initial={props.view} announce={page.announce} onChanged={setOn} />
      </div>
    </AdminPage>
  );
}
