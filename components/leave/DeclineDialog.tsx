import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { TeamLeaveView } from "@/core/leave.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { formatDays } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { leaveWords } from "@/words/leave.ts";

const MAX_REASON = 200;

/** Asks for the reason why leave is declined or canceled; the agent reads it. */
export function DeclineDialog({ one, verb, onDecline, onCancel }: {
  one: TeamLeaveView;
  verb: "decline" | "cancel";
  /** Resolves to what is wrong, or to null. */
  onDecline: (reason: string) => Promise<string | null>;
  onCancel: () => void;
}) {
  const words = wordsOf(leaveWords).refuse;
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);

  async function decline() {
    const text = reason.trim();
    const wrong = text === "" ? words.reasonMissing : await send(text);
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
      title={<Sentence text={words[verb].title} parts={{ person: <bdi>{one.agent.name}</bdi> }} />}
      action={words[verb].action}
      isBusy={isBusy}
      onConfirm={decline}
      onCancel={onCancel}
    >
      <p>{formatDays(one.leave.first, one.leave.last)}</p>
      <TextField
        id="decline-reason"
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        error={error}
        maxLength={MAX_REASON}
        isRequired
        onInput={setReason}
      />
    </ConfirmDialog>
  );
}
