import { Sentence } from "@/components/shared/Sentence.tsx";
import type { KeyView } from "@/core/keys.ts";
import { askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { useConfirm } from "@/components/admin/use_confirm.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { keyWords } from "@/words/keys.ts";
import { isFromEnvironment } from "./words.ts";

/** Asks for confirmation, then revokes a key. */
export function RevokeDialog(
  { one, onRevoked, onCancel }: {
    one: KeyView;
    onRevoked: () => void;
    onCancel: () => void;
  },
) {
  const words = wordsOf(keyWords).revoke;
  const { forget: _, ...confirm } = useConfirm(async () => {
    const problem = await askToRemove(`/admin/keys/${one.id}`);
    if (problem === null) onRevoked();
    return problem;
  });

  return (
    <ConfirmDialog
      title={<Sentence text={words.question} parts={{ key: <bdi>{one.name}</bdi> }} />}
      action={words.action}
      isDanger
      {...confirm}
      onCancel={onCancel}
    >
      <p>
        {one.lastUsedAt === null
          ? words.neverUsed
          : <Sentence text={words.lastUsed} parts={{ time: <Ago time={one.lastUsedAt} /> }} />}{" "}
        {isFromEnvironment(one) ? words.meansEnvironment : words.means}
      </p>
    </ConfirmDialog>
  );
}
