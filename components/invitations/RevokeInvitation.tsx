import { Sentence } from "@/components/shared/Sentence.tsx";
import type { InvitationView } from "@/core/auth/invitations.ts";
import { askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { useConfirm } from "@/components/admin/use_confirm.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords } from "@/words/invitations.ts";

/** Asks for confirmation, then revokes an invitation. */
export function RevokeInvitation(
  { one, onRevoked, onCancel }: {
    one: InvitationView;
    onRevoked: () => void;
    onCancel: () => void;
  },
) {
  const words = wordsOf(invitationWords).revoke;
  const { forget: _, ...confirm } = useConfirm(async () => {
    const problem = await askToRemove(`/admin/invitations/${one.id}`);
    if (problem === null) onRevoked();
    return problem;
  });

  return (
    <ConfirmDialog
      title={<Sentence text={words.question} parts={{ person: <bdi>{one.name}</bdi> }} />}
      action={words.action}
      isDanger
      {...confirm}
      onCancel={onCancel}
    >
      <p>{words.means}</p>
    </ConfirmDialog>
  );
}
