import type { InvitationView } from "@/core/auth/invitations.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { useConfirm } from "@/components/admin/use_confirm.ts";

const NOT_FOUND = 404;

/** Asks for confirmation, then revokes an invitation. */
export function RevokeInvitation(
  { one, onRevoked, onCancel }: {
    one: InvitationView;
    onRevoked: () => void;
    onCancel: () => void;
  },
) {
  const { forget: _, ...confirm } = useConfirm(async () => {
    const answer = await ask<null>("DELETE", `/admin/invitations/${one.id}`);
    // Not found: another person revoked it already.
    if (!answer.ok && answer.status !== NOT_FOUND) return answer.message;
    onRevoked();
    return null;
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
