import type { MadeInvitationView } from "@/core/auth/invitations.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { follow } from "@/components/admin/use_path.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords } from "@/words/invitations.ts";
import { InvitationForm } from "./InvitationForm.tsx";
import { MadeLink } from "./MadeLink.tsx";
import { INVITATION_LIST, invitationHref } from "./place.ts";

/** Invites a person, then shows the link once. */
export function NewInvitation(
  { made, onMade }: {
    /** The new invitation; null until it is made. */
    made: MadeInvitationView | null;
    onMade: (made: MadeInvitationView | null) => void;
  },
) {
  const { go } = usePage();
  const leave = () => go(invitationHref("list"));
  return (
    <>
      <PageHead
        title={made ? made.name : wordsOf(invitationWords).new.title}
        back={{ ...INVITATION_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        {made
          ? <MadeLink made={made} onDone={leave} onNext={() => onMade(null)} />
          : <InvitationForm onMade={onMade} onCancel={leave} />}
      </div>
    </>
  );
}
