import { useEffect, useState } from "preact/hooks";
import type { InvitationView, MadeInvitationView } from "@/core/auth/invitations.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { CsvPage } from "@/components/invitations/CsvPage.tsx";
import { InvitationList } from "@/components/invitations/InvitationList.tsx";
import { NewInvitation } from "@/components/invitations/NewInvitation.tsx";
import { INVITATION_LIST, invitationPlaceAt } from "@/components/invitations/place.ts";
import { MailPlus } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords } from "@/words/invitations.ts";

/** The props from the server. */
export interface InvitationsProps extends AdminPageProps {
  /** Null when it could not be read. */
  readonly list: Page<InvitationView> | null;
}

/** The pages to invite people. */
export default function Invitations(props: InvitationsProps) {
  const page = useAdminPage(props, 5_000);
  const { path, announce } = page;
  const [made, setMade] = useState<MadeInvitationView | null>(null);
  // Forget the link when the person leaves its page: it is shown only once.
  useEffect(() => setMade(null), [path]);

  function view() {
    switch (invitationPlaceAt(path)) {
      case null:
        return <MissingPage icon={MailPlus} list={INVITATION_LIST} />;
      case "list":
        return <InvitationList initial={path === props.path ? props.list : null} />;
      case "csv":
        return <CsvPage />;
      case "new":
        return (
          <NewInvitation
            made={made}
            onMade={(one) => {
              setMade(one);
              if (one) {
                announce(wordsOf(invitationWords).made);
              }
            }}
          />
        );
    }
  }

  return (
    <AdminPage page={page} place={made ? `${path}#${made.id}` : path}>
      {view()}
    </AdminPage>
  );
}
