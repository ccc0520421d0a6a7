import { useState } from "preact/hooks";
import type { PersonView } from "@/core/agents/directory.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";

/** Deactivates a person after a confirmation, or activates them again. */
export function ActiveButton({ person, path, onChanged }: {
  person: PersonView;
  path: string;
  onChanged: (person: PersonView) => void;
}) {
  const { announce } = usePage();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { name, isActive, account } = person;

  async function turn(isActive: boolean): Promise<string | null> {
    const answer = await ask<PersonView>("PATCH", path, { isActive });
    if (!answer.ok) return answer.message;
    onChanged(answer.data);
    announce(isActive ? `${name} is active again.` : `${name} is deactivated.`);
    return null;
  }

  async function activate() {
    if (isBusy) return;
    setBusy(true);
    setError(await turn(true));
    setBusy(false);
  }

  if (!isActive) {
    return (
      <Row
        label="Activate again"
        hint={account ? "The account can be used again, too." : "On boards and in choosers again."}
        error={error && <span class="form-error" role="alert">{error}</span>}
      >
        <button type="button" class="button" aria-disabled={isBusy} onClick={activate}>
          Activate
        </button>
      </Row>
    );
  }
  return (
    <Row label="Deactivate" hint="For a person who left. It can be undone.">
      <ConfirmButton
        label="Deactivate…"
        title={
          <>
            Deactivate “<bdi>{name}</bdi>”?
          </>
        }
        action="Deactivate"
        isDanger
        onConfirm={() => turn(false)}
      >
        The person is no longer offered or shown on boards.
        {account && " The account cannot be used any more, and its sessions end at once."}{" "}
        Points stay, and work that still arrives counts.
      </ConfirmButton>
    </Row>
  );
}
