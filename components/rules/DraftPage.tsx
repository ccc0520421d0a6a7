import { useMemo, useState } from "preact/hooks";
import type { RuleDraftView } from "@/core/rules/draft_views.ts";
import type { RuleIssue, RuleSetInfoView } from "@/core/rules/views.ts";
import { askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { useEventTypes } from "@/components/event_types/use_event_types.ts";
import { Loading } from "@/components/shared/Loading.tsx";
import { Scale } from "@/components/shared/page_icons.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { rulesWords } from "@/words/rules.ts";
import { DiffAgainst } from "./DiffAgainst.tsx";
import { EditorContext } from "./editor_context.ts";
import { IssueList } from "./IssueList.tsx";
import { issuesOf, showIssue } from "./issues.ts";
import { JsonEditor } from "./JsonEditor.tsx";
import { RULE_LIST, ruleHref } from "./place.ts";
import { PublishDialog } from "./PublishDialog.tsx";
import { RuleEditor } from "./RuleEditor.tsx";
import { completeRules, withValue } from "./rules_edit.ts";
import { SampleEvent } from "./SampleEvent.tsx";
import { type Checked, useIssues } from "./use_issues.ts";
import { type DraftEdit, useRuleDraft } from "./use_rule_draft.ts";
import { useTrial } from "./use_trial.ts";
import { WhatIf } from "./WhatIf.tsx";

const POLL_MILLISECONDS = 10_000;
const VIEWS = ["rules", "sample", "what-if", "changes", "json"] as const;

/** A draft of rules: its editor, what is wrong with it, and what it would do. */
export function DraftPage({ id, initial }: { id: number; initial: RuleDraftView | null }) {
  const remote = useRemote<RuleDraftView>(`/admin/rule-drafts/${id}`, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const [isGone, setGone] = useState(false);
  if (remote.isMissing && !isGone) {
    return <MissingPage icon={Scale} noun={wordsOf(rulesWords).draft.noun} list={RULE_LIST} />;
  }
  return (
    <RemoteView remote={remote}>
      {(draft) => <OpenDraft stored={draft} onGone={() => setGone(true)} />}
    </RemoteView>
  );
}

function OpenDraft({ stored, onGone }: { stored: RuleDraftView; onGone: () => void }) {
  const words = wordsOf(rulesWords).draft;
  const { go, announce, timeZone } = usePage();
  const edit = useRuleDraft(stored);
  const checked = useIssues(edit.value.rules);
  const { types } = useEventTypes();
  const [isPublishing, setPublishing] = useState(false);
  const errors = (checked.issues ?? []).filter(({ severity }) => severity === "error").length;
  const canPublish = checked.issues !== null && checked.isCurrent && errors === 0 &&
    edit.state === "saved";

  function onPublished(set: RuleSetInfoView) {
    onGone();
    announce(
      set.state === "scheduled" ? words.scheduled(set.version) : words.inForce(set.version),
    );
    go(ruleHref({ kind: "version", id: set.version }));
  }

  return (
    <>
      <PageHead
        title={edit.value.name || words.untitled}
        back={{ ...RULE_LIST, onClick: follow(go) }}
      >
        <span class="rule-state" role="status" data-state={edit.state}>
          {words.states[edit.state]}
        </span>
        <button
          type="button"
          class="button button-primary"
          aria-disabled={!canPublish}
          onClick={() => canPublish && setPublishing(true)}
        >
          {words.publish}
        </button>
      </PageHead>
      <div class="page-body">
        <EditConflict
          form={edit}
          onTheirs={edit.showTheirs}
          onMine={edit.keepMine}
        />
        {edit.state === "failed" && !edit.isConflict && <NotSaved edit={edit} />}
        {types === null
          ? <Loading />
          : <Views stored={stored} edit={edit} checked={checked} types={types} onGone={onGone} />}
      </div>
      {isPublishing && (
        <PublishDialog
          id={stored.id}
          edit={edit}
          warnings={checked.issues ?? []}
          types={types ?? []}
          onPublished={onPublished}
          onCancel={() => setPublishing(false)}
        />
      )}
      <p class="sr-only">{words.timeZone(timeZone)}</p>
    </>
  );
}

function NotSaved({ edit }: { edit: DraftEdit }) {
  const words = wordsOf(rulesWords).draft;
  const message = edit.errors[""] ?? edit.errors["name"] ?? edit.errors["note"];
  return (
    <div class="notice" data-tone="bad" role="alert">
      <span>{words.notSaved(message ?? "")}</span>
      <button type="button" class="button" onClick={() => void edit.save()}>
        {words.saveAgain}
      </button>
    </div>
  );
}

function Views({ stored, edit, checked, types, onGone }: {
  stored: RuleDraftView;
  edit: DraftEdit;
  checked: Checked;
  types: NonNullable<ReturnType<typeof useEventTypes>["types"]>;
  onGone: () => void;
}) {
  const words = wordsOf(rulesWords).draft;
  const [view, setView] = useState<typeof VIEWS[number]>("rules");
  const run = useTrial();
  const { rules } = edit.value;
  const issues = useMemo(() => issuesOf(checked.issues ?? []), [checked.issues]);
  const hasErrors = issues.all.some(({ severity }) => severity === "error");

  function show(issue: RuleIssue) {
    setView("rules");
    // The field is there after the next drawing.
    requestAnimationFrame(() => showIssue(issue));
  }

  return (
    <>
      <Segments
        name="draft-view"
        label={words.viewsLabel}
        options={VIEWS.map((one) => [one, words.views[one]] as const)}
        value={view}
        on={setView}
      />
      {checked.issues !== null && (
        <IssueList issues={checked.issues} rules={rules} types={types} onShow={show} />
      )}
      {view === "rules" && (
        <EditorContext.Provider
          value={{
            rules,
            issues,
            types,
            set: (path, value) => edit.change({ rules: withValue(edit.value.rules, path, value) }),
          }}
        >
          <About edit={edit} />
          <RuleEditor />
          <DeleteDraft stored={stored} onGone={onGone} />
        </EditorContext.Provider>
      )}
      {view === "sample" && <SampleEvent rules={rules} types={types} />}
      {view === "what-if" && <WhatIf rules={rules} run={run} hasErrors={hasErrors} />}
      {view === "changes" && (
        <DiffAgainst
          after={hasErrors || !checked.isCurrent ? null : completeRules(rules)}
          types={types}
          start={stored.basedOn}
          same={words.same}
        />
      )}
      {view === "json" && <JsonEditor rules={rules} onChange={(rules) => edit.change({ rules })} />}
    </>
  );
}

function About({ edit }: { edit: DraftEdit }) {
  const { newDraft, draft } = wordsOf(rulesWords);
  return (
    <div class="rule-about">
      <TextField
        id="draft-name"
        label={newDraft.name}
        value={edit.value.name}
        error={edit.errors["name"]}
        maxLength={100}
        onInput={(name) => edit.change({ name })}
      />
      <TextField
        id="draft-note"
        label={draft.note}
        value={edit.value.note}
        error={edit.errors["note"]}
        maxLength={256}
        onInput={(note) => edit.change({ note })}
      />
    </div>
  );
}

function DeleteDraft({ stored, onGone }: { stored: RuleDraftView; onGone: () => void }) {
  const words = wordsOf(rulesWords).draft;
  const { go, announce } = usePage();
  async function remove(): Promise<string | null> {
    const problem = await askToRemove(`/admin/rule-drafts/${stored.id}`);
    if (problem !== null) return problem;
    onGone();
    announce(words.deleted);
    go(RULE_LIST.href);
    return null;
  }
  return (
    <div class="group-section">
      <ConfirmButton
        label={words.delete}
        title={<Sentence text={words.deleteQuestion} parts={{ draft: <bdi>{stored.name}</bdi> }} />}
        action={words.deleteAction}
        isDanger
        onConfirm={remove}
      >
        {words.deleteMeans}
      </ConfirmButton>
    </div>
  );
}
