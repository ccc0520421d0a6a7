import { useState } from "preact/hooks";
import type { InvitationView } from "@/core/auth/invitations.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";

const NOT_FOUND = 404;

/** Asks for confirmation, then revokes an invitation. */
export function RevokeInvitation(
  { one, onRevoked, onCancel }: {
    one: InvitationView;
    onRevoked: () => void;
    onCancel: () => void;
  },
) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function revoke() {
    setBusy(true);
    const answer = await ask<null>("DELETE", `/admin/invitations/${one.id}`);
    setBusy(false);
    if (answer.ok || answer.status === NOT_FOUND) return onRevoked();
    setError(answer.message);
  }

  return (
    <ConfirmDialog
      title={
        <>
          Revoke the invitation of “<bdi>{one.name}</bdi>”?
        </>
      }
      action="Revoke"
      isDanger
      isBusy={isBusy}
      error={error}
      onConfirm={revoke}
      onCancel={onCancel}
    >
      <p>The link leads nowhere from then on. You can invite the person again.</p>
    </ConfirmDialog>
  );
}
