import { useEffect, useState } from "preact/hooks";
import type { ChangeResult } from "@/core/corrections/views.ts";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
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
  const draft = useDraft<CorrectionDraft>(`correction_${source} ${id}`, {
    mode: possible === "reverse" ? "reverse" : "correct",
    points: "",
    reason: "",
  });
  const [worth, setWorth] = useState(worthOf(entry));
  const form = useForm({ points: "correct-points", reason: "correct-reason" });
  const [attempt, setAttempt] = useState(0);
  const request = possible === "nothing" ? null : requestOf(entry, draft.value, worth);
  const preview = usePreview(request, attempt);

  // Somebody else may have changed the entry since it was read.
  useEffect(() => {
    if (preview?.ok) setWorth(preview.data.pointsBefore);
  }, [preview]);

  function save(event: Event) {
    return form.submit<ChangeResult>(event, {
      wrong: draftErrors(draft.value, worth, agent),
      async send() {
        // Without errors there is a request.
        const sent = requestOf(entry, draft.value, worth)!;
        const answer = await ask<ChangeResult>("POST", sent.path, sent.body);
        if (!answer.ok) setAttempt((last) => last + 1);
        return answer;
      },
      onDone(result) {
        draft.discard();
        onDone(result);
      },
    });
  }

  return {
    possible,
    worth,
    value: draft.value,
    fields: form.errors,
    error: form.error,
    isBusy: form.isBusy,
    preview,
    isAsking: request !== null,
    change(change: Partial<CorrectionDraft>) {
      draft.change(change);
      // What is typed now may be right.
      form.clear();
    },
    save,
  };
}
