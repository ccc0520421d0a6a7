import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { challengeFormWords } from "@/words/challenge_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { RaceFields, SpanFields, WordFields } from "./ChallengeFields.tsx";
import { type ChallengeDraft, draftOfChallenge } from "./draft.ts";
import { challengeHref } from "./place.ts";
import { PreviewPanel } from "./PreviewPanel.tsx";
import { useChallengeForm, useCreate, useSave } from "./use_challenge_form.ts";

/** The form that makes a challenge, beside its preview. */
export function NewChallengeForm({ id, base, isAdmin, onCancel }: {
  /** The key of the draft. */
  id: string;
  base: ChallengeDraft;
  isAdmin: boolean;
  onCancel: () => void;
}) {
  const words = wordsOf(challengeFormWords);
  const { timeZone, go, announce } = usePage();
  const state = useChallengeForm(id, base);
  const { draft, form, types, body } = state;
  const create = useCreate(state, (made) => {
    announce(words.created(made.title));
    go(challengeHref({ kind: "challenge", id: made.id }));
  });
  const parts = { draft: draft.value, errors: form.errors, onChange: draft.change };
  return (
    <div class="challenge-columns">
      <form class="new-form wide-form" onSubmit={create} noValidate>
        <WordFields {...parts} />
        <RaceFields {...parts} types={types} isAdmin={isAdmin} />
        <SpanFields {...parts} timeZone={timeZone} isStarted={false} />
        <FormEnd
          form={form}
          action={words.create}
          onCancel={() => {
            draft.discard();
            onCancel();
          }}
        />
      </form>
      <PreviewPanel body={body} onTarget={(target) => draft.change({ target: String(target) })} />
    </div>
  );
}

/** The form that changes a challenge: all of it before the start, then its words and its end. */
export function EditChallengeForm({ one, isAdmin, onSaved, onCancel }: {
  one: ChallengeDefinition;
  isAdmin: boolean;
  onSaved: (saved: ChallengeDefinition) => void;
  onCancel: () => void;
}) {
  const words = wordsOf(challengeFormWords);
  const { timeZone } = usePage();
  const state = useChallengeForm(`challenge_${one.id}`, draftOfChallenge(one, timeZone));
  const { draft, form, types, body } = state;
  const { save, readAgain } = useSave(one, state, onSaved);
  const parts = { draft: draft.value, errors: form.errors, onChange: draft.change };
  const isAll = one.changes === "all";

  async function showTheirs() {
    const stored = await readAgain();
    if (stored) draft.change(draftOfChallenge(stored, timeZone));
  }

  const fields = (
    <form class="new-form wide-form" onSubmit={save} noValidate>
      {!isAll && (
        <p class="group-hint">
          {one.changes === "words" ? words.onlyWords : words.wordsAndEnd}
        </p>
      )}
      <WordFields {...parts} />
      {isAll && <RaceFields {...parts} types={types} isAdmin={isAdmin} />}
      {one.changes !== "words" && <SpanFields {...parts} timeZone={timeZone} isStarted={!isAll} />}
      <EditConflict form={form} onTheirs={showTheirs} onMine={readAgain} />
      <FormEnd
        form={form}
        action={words.save}
        onCancel={() => {
          draft.discard();
          onCancel();
        }}
      />
    </form>
  );
  if (!isAll) return fields;
  return (
    <div class="challenge-columns">
      {fields}
      <PreviewPanel body={body} onTarget={(target) => draft.change({ target: String(target) })} />
    </div>
  );
}
