import { useState } from "preact/hooks";
import {
  type Decision,
  DECISION_TITLES,
  DECISIONS,
  MAX_DECISION_LENGTH,
} from "@/core/fairness/kinds.ts";
import type { Finding, FindingDetail } from "@/core/fairness/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";

const HINTS: Readonly<Record<Decision, string>> = {
  fine: "There is a good reason for it.",
  talked: "You spoke about it; points stay as they are.",
  corrected: "What it paid was corrected in the ledger.",
};

const FIELDS = { decision: "decision-fine", reason: "decision-reason" };
const EMPTY: { decision: Decision | ""; reason: string } = { decision: "", reason: "" };

/** Decides about a finding, with a reason that the agent reads. */
export function DecisionForm({ finding, onDecided }: {
  finding: Finding;
  onDecided: (detail: FindingDetail) => void;
}) {
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
    const missing = decision === "" ? { decision: "Choose one." } : {};
    const empty = reason.trim() === "" ? { reason: "Say why. They read it." } : {};
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
        announce(`It is decided. ${finding.agent.name} sees the reason.`);
        document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
      },
    });
  }

  const { errors } = form;
  return (
    <section class="group-section" aria-labelledby="decide">
      <h2 id="decide" class="group-title">
        {finding.state === "decided" ? "Decide again" : "Decide"}
      </h2>
      <form class="decision-form" noValidate onSubmit={submit}>
        <fieldset
          class="decision-choices"
          aria-describedby={errors.decision ? "decision-error" : undefined}
        >
          <legend class="sr-only">Decision</legend>
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
                <span>{DECISION_TITLES[one]}</span>
                <span class="group-hint">{HINTS[one]}</span>
              </span>
            </label>
          ))}
          <FieldError id="decision-error" message={errors.decision} />
        </fieldset>
        {decision === "corrected" && (
          <p class="group-note">
            Correct what it paid first, in the{" "}
            <a href={`/team/${encodeURIComponent(finding.agent.id)}#ledger`}>
              ledger of <bdi>{finding.agent.name}</bdi>
            </a>. What you typed here stays.
          </p>
        )}
        <div class="field">
          <label for="decision-reason">Reason</label>
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
            <bdi>{finding.agent.name}</bdi> sees it, with your name.
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
        <FormEnd form={form} action="Decide" />
      </form>
    </section>
  );
}
