import type { RuleDraftView } from "@/core/rules/draft_views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { rulesWords } from "@/words/rules.ts";
import { RULE_LIST, ruleHref } from "./place.ts";
import { type Versions, VERSIONS_PATH } from "./RuleList.tsx";
import { stateWords } from "./words.ts";

/** Makes a draft of rules from a version. */
export function NewDraft({ versions }: { versions: Versions | null }) {
  const { go } = usePage();
  const remote = useRemote<Versions>(VERSIONS_PATH, { initial: versions });
  return (
    <>
      <PageHead
        title={wordsOf(rulesWords).newDraft.title}
        back={{ ...RULE_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        <RemoteView remote={remote}>{(data) => <Form versions={data} />}</RemoteView>
      </div>
    </>
  );
}

function Form({ versions: { entries } }: { versions: Versions }) {
  const { newDraft: words, version: { withState } } = wordsOf(rulesWords);
  const { go, announce } = usePage();
  const inForce = entries.find(({ isInForce }) => isInForce) ?? entries[0]!;
  const draft = useDraft("new_rule_draft", { name: "", version: String(inForce.version) });
  const form = useForm({ name: "draft-name", version: "draft-version" });
  const { value } = draft;

  function make(event: Event) {
    const name = value.name.trim();
    return form.submit(event, {
      wrong: name === "" ? { name: words.nameMissing } : {},
      send: () =>
        ask<RuleDraftView>("POST", "/admin/rule-drafts", { name, version: Number(value.version) }),
      onDone({ id }) {
        draft.discard();
        announce(words.made);
        go(ruleHref({ kind: "draft", id }));
      },
    });
  }

  return (
    <form class="new-form" onSubmit={make} noValidate>
      <TextField
        id="draft-name"
        label={words.name}
        hint={words.nameHint}
        value={value.name}
        error={form.errors.name}
        maxLength={100}
        isRequired
        onInput={(name) => draft.change({ name })}
      />
      <SelectField
        id="draft-version"
        label={words.begin}
        value={value.version}
        options={entries.map(({ version, state }) => [
          String(version),
          withState(version, stateWords(state)),
        ])}
        error={form.errors.version}
        onChange={(version) => draft.change({ version })}
      />
      <FormEnd form={form} action={words.action} onCancel={() => go(RULE_LIST.href)} />
    </form>
  );
}
