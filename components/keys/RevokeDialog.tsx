import type { KeyView } from "@/core/keys.ts";
import { askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { useConfirm } from "@/components/admin/use_confirm.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { isFromEnvironment } from "./words.ts";

/** Asks for confirmation, then revokes a key. */
export function RevokeDialog(
  { one, onRevoked, onCancel }: {
    one: KeyView;
    onRevoked: () => void;
    onCancel: () => void;
  },
) {
  const { forget: _, ...confirm } = useConfirm(async () => {
    const problem = await askToRemove(`/admin/keys/${one.id}`);
    if (problem === null) onRevoked();
    return problem;
  });

  return (
    <ConfirmDialog
      title={
        <>
          Revoke “<bdi>{one.name}</bdi>”?
        </>
      }
      action="Revoke"
      isDanger
      {...confirm}
      onCancel={onCancel}
    >
      <p>
        {one.lastUsedAt === null ? "It was never used." : (
          <>
            It was last used <Ago time={one.lastUsedAt} />.
          </>
        )}{" "}
        Requests with it are refused after at most 30 seconds. Events that it sent and their points
        stay. This cannot be undone
        {isFromEnvironment(one) && ", unless LAUREL_BOOTSTRAP_KEY is given another value"}.
      </p>
    </ConfirmDialog>
  );
}
