import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { AgentMergeView } from "@/core/agents/views.ts";
import type { FoundPersonView, PersonView } from "@/core/agents/directory.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";
import { PersonChooser } from "./PersonChooser.tsx";
import { peopleHref } from "./place.ts";

/** Merges a person into another one, after a preview of what moves. */
export function MergeGroup({ person, path }: { person: PersonView; path: string }) {
  const words = wordsOf(peopleWords).merge;
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
    if (found.id === person.id) return setError(words.same);
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
    announce(words.done(person.name, into!.name));
    go(peopleHref({ kind: "person", id: answer.data.agent }));
  }

  return (
    <div class="group-row group-stack">
      <PersonChooser
        id="merge-into"
        label={words.label}
        hint={isBusy && !preview ? words.computing : words.hint}
        error={error}
        isDisabled={isBusy}
        onChoose={choose}
      />
      {into && preview && (
        <ConfirmDialog
          title={
            <Sentence
              text={words.question}
              parts={{ person: <bdi>{person.name}</bdi>, other: <bdi>{into.name}</bdi> }}
            />
          }
          action={words.action}
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
  const words = wordsOf(peopleWords).merge;
  const { points, movedEvents, movedPeopleInTools, paymentsTakenBack, account } = preview;
  return (
    <>
      <ul class="merge-facts">
        <li>{words.events(movedEvents, formatNumber(movedEvents))}</li>
        {movedPeopleInTools > 0 && (
          <li>{words.inTools(movedPeopleInTools, formatNumber(movedPeopleInTools))}</li>
        )}
        <li>
          <Sentence
            text={words.points}
            parts={{
              person: <bdi>{name}</bdi>,
              before: formatNumber(points.agentBefore),
              after: (
                <strong>
                  {wordsOf(peopleWords).points(points.agentAfter, formatNumber(points.agentAfter))}
                </strong>
              ),
            }}
          />
        </li>
        {paymentsTakenBack > 0 && (
          <li>
            {words.payments(paymentsTakenBack, formatNumber(paymentsTakenBack))}
          </li>
        )}
        {account === "moved" && <li>{words.accountMoves}</li>}
        {account === "unlinked" && <li>{words.accountStays}</li>}
      </ul>
      <p>{words.note}</p>
    </>
  );
}
