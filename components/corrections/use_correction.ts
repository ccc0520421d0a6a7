import { useEffect, useState } from "preact/hooks";
import type { ChangeResult } from "@/core/corrections/views.ts";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { type CorrectionDraft, draftErrors, possibleFor, requestOf, worthOf } from "./draft.ts";
import { usePreview } from "./use_preview.ts";

/** Keeps what is typed about an entry, shows what it would change, and makes the change. */
export function useCorrection(
  entry: ExplainedEntry,
  agent: string,
  onDone: (result: ChangeResult) => void,
) {
  const { source, id } = entry.event;
  const possible = possibleFor(entry);
  const draft = useDraft<CorrectionDraft>(`correct ${source} ${id}`, {
    mode: possible === "reverse" ? "reverse" : "correct",
    points: "",
    reason: "",
  });
  const [worth, setWorth] = useState(worthOf(entry));
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const request = possible === "nothing" ? null : requestOf(entry, draft.value, worth);
  const preview = usePreview(request, attempt);

  // Somebody else may have changed the entry since it was read.
  useEffect(() => {
    if (preview?.ok) setWorth(preview.data.pointsBefore);
  }, [preview]);

  function showErrors(wrong: Readonly<Record<string, string>>) {
    setFields(wrong);
    const first = ["points", "reason"].find((name) => wrong[name]);
    if (first) document.getElementById(`correct-${first}`)?.focus();
  }

  async function save(event: Event) {
    event.preventDefault();
    if (isBusy) return;
    setError(null);
    const wrong = draftErrors(draft.value, worth, agent);
    showErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const sent = requestOf(entry, draft.value, worth);
    if (!sent) return;
    setBusy(true);
    const answer = await ask<ChangeResult>("POST", sent.path, sent.body);
    setBusy(false);
    if (answer.ok) {
      draft.discard();
      return onDone(answer.data);
    }
    showErrors(answer.fields);
    if (!answer.fields["points"] && !answer.fields["reason"]) setError(answer.message);
    setAttempt((last) => last + 1);
  }

  return {
    possible,
    worth,
    value: draft.value,
    fields,
    error,
    isBusy,
    preview,
    isAsking: request !== null,
    change(change: Partial<CorrectionDraft>) {
      draft.change(change);
      // What is typed now may be right.
      setFields({});
    },
    save,
  };
}
