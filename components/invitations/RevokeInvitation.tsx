import type { InvitationView } from "@/core/auth/invitations.ts";
import { askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { useConfirm } from "@/components/admin/use_confirm.ts";

/** Asks for confirmation, then revokes an invitation. */
export function RevokeInvitation(
  { one, onRevoked, onCancel }: {
    one: InvitationView;
    onRevoked: () => void;
    onCancel: () => void;
  },
) {
  const { forget: _, ...confirm } = useConfirm(async () => {
    const problem = await askToRemove(`/admin/invitations/${one.id}`);
    if (problem === null) onRevoked();
    return problem;
  });

  return (
    <ConfirmDialog
      title={
        <>
          Revoke the invitation of “<bdi>{one.name}</bdi>”?
        </>
      }
      action="Revoke"
      isDanger
      {...confirm}
      onCancel={onCancel}
    >
      <p>The link leads nowhere from then on. You can invite the person again.</p>
    </ConfirmDialog>
  );
}
