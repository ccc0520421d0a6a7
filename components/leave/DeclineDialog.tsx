import { useState } from "preact/hooks";
import type { TeamLeaveView } from "@/core/leave.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { formatDays } from "@/components/shared/format.ts";

const MAX_REASON = 200;

/** Asks for the reason why leave is declined or canceled; the agent reads it. */
export function DeclineDialog({ one, verb, onDecline, onCancel }: {
  one: TeamLeaveView;
  verb: "Decline" | "Cancel";
  /** Resolves to what is wrong, or to null. */
  onDecline: (reason: string) => Promise<string | null>;
  onCancel: () => void;
}) {
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);

  async function decline() {
    const text = reason.trim();
    const wrong = text === "" ? "Say why." : await send(text);
    setError(wrong ?? undefined);
    if (wrong !== null) document.getElementById("decline-reason")?.focus();
  }

  async function send(text: string) {
    setBusy(true);
    const wrong = await onDecline(text);
    setBusy(false);
    return wrong;
  }

  return (
    <ConfirmDialog
      title={
        <>
          {verb} the leave of <bdi>{one.agent.name}</bdi>?
        </>
      }
      action={verb === "Cancel" ? "Cancel Leave" : verb}
      isBusy={isBusy}
      onConfirm={decline}
      onCancel={onCancel}
    >
      <p>{formatDays(one.leave.first, one.leave.last)}</p>
      <TextField
        id="decline-reason"
        label="Reason"
        hint="It is shown to them."
        value={reason}
        error={error}
        maxLength={MAX_REASON}
        isRequired
        onInput={setReason}
      />
    </ConfirmDialog>
  );
}
