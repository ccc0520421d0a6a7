import { useState } from "preact/hooks";
import type { AgentMergeView } from "@/core/agents/views.ts";
import type { FoundPersonView, PersonView } from "@/core/agents/directory.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { PersonChooser } from "./PersonChooser.tsx";
import { peopleHref } from "./place.ts";

/** Merges a person into another one, after a preview of what moves. */
export function MergeGroup({ person, path }: { person: PersonView; path: string }) {
  const { go, announce } = usePage();
  const [into, setInto] = useState<FoundPersonView | null>(null);
  const [preview, setPreview] = useState<AgentMergeView | null>(null);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const merge = (target: string, isPreview: boolean) =>
    ask<AgentMergeView>("POST", `${path}/merge`, { into: target, isPreview });

  async function choose(found: FoundPersonView) {
    setError(undefined);
    if (found.id === person.id) return setError("This is the same person.");
    setBusy(true);
    const answer = await merge(found.id, true);
    setBusy(false);
    if (!answer.ok) return setError(answer.fields.into ?? answer.message);
    setInto(found);
    setPreview(answer.data);
  }

  async function confirm() {
    setBusy(true);
    const answer = await merge(into!.id, false);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.message);
    announce(`${person.name} is merged into ${into!.name}.`);
    go(peopleHref({ kind: "person", id: answer.data.agent }));
  }

  return (
    <div class="group-row group-stack">
      <PersonChooser
        id="merge-into"
        label="Merge into another person"
        hint={isBusy && !preview
          ? "Computing what moves…"
          : "When this person is there twice: all work moves to the other one. You see what changes first."}
        error={error}
        isDisabled={isBusy}
        onChoose={choose}
      />
      {into && preview && (
        <ConfirmDialog
          title={
            <>
              Merge “<bdi>{person.name}</bdi>” into “<bdi>{into.name}</bdi>”?
            </>
          }
          action="Merge"
          isDanger
          isBusy={isBusy}
          error={problem}
          onConfirm={confirm}
          onCancel={() => {
            setPreview(null);
            setProblem(null);
          }}
        >
          <MergeFacts preview={preview} name={into.name} />
        </ConfirmDialog>
      )}
    </div>
  );
}

function MergeFacts({ preview, name }: { preview: AgentMergeView; name: string }) {
  const { points, movedEvents, movedPeopleInTools, paymentsTakenBack, account } = preview;
  const count = (number: number, one: string, many: string) =>
    `${formatNumber(number)} ${number === 1 ? one : many}`;
  return (
    <>
      <ul class="merge-facts">
        <li>{count(movedEvents, "event moves", "events move")}</li>
        {movedPeopleInTools > 0 && (
          <li>{count(movedPeopleInTools, "person in tools moves", "people in tools move")}</li>
        )}
        <li>
          <bdi>{name}</bdi> goes from {formatNumber(points.agentBefore)} to{" "}
          <strong>{count(points.agentAfter, "point", "points")}</strong>
        </li>
        {paymentsTakenBack > 0 && (
          <li>
            {count(paymentsTakenBack, "payment", "payments")} of a challenge won twice is taken back
          </li>
        )}
        {account === "moved" && <li>The account moves, too</li>}
        {account === "unlinked" && <li>The other account stays; this one has no desk any more</li>}
      </ul>
      <p>The id stays as another name. This cannot be undone.</p>
    </>
  );
}
