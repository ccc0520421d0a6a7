import { useState } from "preact/hooks";
import type { SampleData as SampleCounts } from "@/core/first_steps.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";

/** Adds a made-up team to look around, and removes it again. */
export function SampleData(
  { isThere, canAdd, onChanged }: {
    isThere: boolean;
    /** Whether no real work is stored yet. */
    canAdd: boolean;
    onChanged: (announcement: string) => void;
  },
) {
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
      method === "POST"
        ? `Added ${agents} sample people with ${events} events.`
        : `Removed ${agents} sample people with ${events} events.`,
    );
  }

  if (!isThere && !canAdd) return null;
  return (
    <Group id="sample-data" title="Sample data">
      <Row
        label={isThere
          ? "A made-up team is here. Look at its boards and people, then remove it."
          : "Look around first: a made-up team with two weeks of work. It can be removed without " +
            "a trace."}
        error={error && !isAsking && <p class="form-error" role="alert">{error}</p>}
      >
        {isThere
          ? (
            <>
              <a class="button" href="/">See the Boards</a>
              <button type="button" class="button" onClick={() => setAsking(true)}>
                Remove…
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
              {isBusy ? "Adding…" : "Add Sample Data"}
            </button>
          )}
      </Row>
      {isAsking && (
        <ConfirmDialog
          title="Remove the sample data?"
          action="Remove"
          isDanger
          isBusy={isBusy}
          error={error}
          onConfirm={() => change("DELETE")}
          onCancel={() => setAsking(false)}
        >
          <p>The made-up people, their teams and everything they earned are deleted.</p>
        </ConfirmDialog>
      )}
    </Group>
  );
}
