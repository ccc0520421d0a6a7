import { useState } from "preact/hooks";
import { type Decision, DECISIONS, MAX_DECISION_LENGTH } from "@/core/fairness/kinds.ts";
import type { Finding, FindingDetail } from "@/core/fairness/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { fairnessWords } from "@/words/fairness.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";

const FIELDS = { decision: "decision-fine", reason: "decision-reason" };
const EMPTY: { decision: Decision | ""; reason: string } = { decision: "", reason: "" };

/** Decides about a finding, with a reason that the agent reads. */
export function DecisionForm({ finding, onDecided }: {
  finding: Finding;
  onDecided: (detail: FindingDetail) => void;
}) {
  const words = wordsOf(fairnessWords);
  const { announce } = usePage();
  const form = useForm(FIELDS);
  const draft = useDraft(`finding_${finding.id}`, EMPTY);
  // What the decision is based on: newer evidence is not decided about unseen.
  const [revision, setRevision] = useState(finding.revision);
  const { decision, reason } = draft.value;
  const takeRevision = async () => {
    const answer = await ask<FindingDetail>("GET", `/insights/fairness/${finding.id}`);
    if (!answer.ok) return;
    setRevision(answer.data.finding.revision);
    onDecided(answer.data);
    form.clear();
  };

  function submit(event: Event) {
    const missing = decision === "" ? { decision: words.form.choose } : {};
    const empty = reason.trim() === "" ? { reason: words.form.reasonMissing } : {};
    return form.submit<FindingDetail>(event, {
      wrong: Object.assign({}, missing, empty),
      send: () =>
        ask("POST", `/insights/fairness/${finding.id}/decision`, {
          decision,
          reason,
          expectedRevision: revision,
        }),
      onDone(detail) {
        draft.discard();
        setRevision(detail.finding.revision);
        onDecided(detail);
        announce(words.form.decided(finding.agent.name));
        document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
      },
    });
  }

  const { errors } = form;
  return (
    <section class="group-section" aria-labelledby="decide">
      <h2 id="decide" class="group-title">
        {finding.state === "decided" ? words.form.again : words.form.decide}
      </h2>
      <form class="decision-form" noValidate onSubmit={submit}>
        <fieldset
          class="decision-choices"
          aria-describedby={errors.decision ? "decision-error" : undefined}
        >
          <legend class="sr-only">{words.form.decision}</legend>
          {DECISIONS.map((one) => (
            <label key={one} class="decision-choice">
              <input
                id={`decision-${one}`}
                type="radio"
                name="decision"
                checked={decision === one}
                onChange={() => draft.change({ decision: one })}
              />
              <span class="group-label">
                <span>{words.decisions[one]}</span>
                <span class="group-hint">{words.form.hints[one]}</span>
              </span>
            </label>
          ))}
          <FieldError id="decision-error" message={errors.decision} />
        </fieldset>
        {decision === "corrected" && (
          <p class="group-note">
            <Sentence
              text={words.form.correctFirst}
              parts={{
                ledger: (
                  <a href={`/team/${encodeURIComponent(finding.agent.id)}#ledger`}>
                    <Sentence
                      text={words.ledgerOf}
                      parts={{ name: <bdi>{finding.agent.name}</bdi> }}
                    />
                  </a>
                ),
              }}
            />
          </p>
        )}
        <div class="field">
          <label for="decision-reason">{words.form.reason}</label>
          <textarea
            id="decision-reason"
            class="input"
            rows={3}
            maxLength={MAX_DECISION_LENGTH}
            value={reason}
            required
            aria-invalid={errors.reason ? "true" : undefined}
            aria-describedby={errors.reason
              ? "decision-reason-hint decision-reason-error"
              : "decision-reason-hint"}
            onInput={(event) => draft.change({ reason: event.currentTarget.value })}
          />
          <span id="decision-reason-hint" class="group-hint">
            <Sentence
              text={words.form.reasonHint}
              parts={{ name: <bdi>{finding.agent.name}</bdi> }}
            />
          </span>
          <FieldError id="decision-reason-error" message={errors.reason} />
        </div>
        <EditConflict
          form={form}
          onTheirs={() => {
            draft.discard();
            return takeRevision();
          }}
          onMine={takeRevision}
        />
        <FormEnd form={form} action={words.form.decide} />
      </form>
    </section>
  );
}
