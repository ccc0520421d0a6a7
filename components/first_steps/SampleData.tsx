import { useState } from "preact/hooks";
import type { SampleData as SampleCounts } from "@/core/first_steps.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { firstStepWords } from "@/words/first_steps.ts";

/** Adds a made-up team to look around, and removes it again. */
export function SampleData(
  { isThere, canAdd, onChanged }: {
    isThere: boolean;
    /** Whether no real work is stored yet. */
    canAdd: boolean;
    onChanged: (announcement: string) => void;
  },
) {
  const words = wordsOf(firstStepWords).sample;
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function change(method: "POST" | "DELETE") {
    setBusy(true);
    const answer = await ask<SampleCounts>(method, "/admin/sample-data");
    setBusy(false);
    setError(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    setAsking(false);
    const { agents, events } = answer.data;
    onChanged(
      method === "POST" ? words.added(agents, events) : words.removed(agents, events),
    );
  }

  if (!isThere && !canAdd) return null;
  return (
    <Group id="sample-data" title={words.title}>
      <Row
        label={isThere ? words.there : words.add}
        error={error && !isAsking && <p class="form-error" role="alert">{error}</p>}
      >
        {isThere
          ? (
            <>
              <a class="button" href="/">{words.boards}</a>
              <button type="button" class="button" onClick={() => setAsking(true)}>
                {words.remove}
              </button>
            </>
          )
          : (
            <button
              type="button"
              class="button"
              aria-disabled={isBusy}
              onClick={() => !isBusy && change("POST")}
            >
              {isBusy ? words.adding : words.addAction}
            </button>
          )}
      </Row>
      {isAsking && (
        <ConfirmDialog
          title={words.question}
          action={words.removeAction}
          isDanger
          isBusy={isBusy}
          error={error}
          onConfirm={() => change("DELETE")}
          onCancel={() => setAsking(false)}
        >
          <p>{words.means}</p>
        </ConfirmDialog>
      )}
    </Group>
  );
}
