import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { ErasurePreview, ErasureView } from "@/core/privacy/views.ts";
import type { FoundPersonView } from "@/core/agents/directory.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { ACCOUNT_LIST } from "@/components/accounts/place.ts";
import { queryOf, type Subject } from "@/components/personal_data/subject.ts";
import { PersonChooser } from "@/components/people/PersonChooser.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import {
  CircleCheck,
  CircleMinus,
  TriangleAlert,
  UserRoundX,
} from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { privacyWords } from "@/words/privacy.ts";
import { sharedWords } from "@/words/shared.ts";
import { PRIVACY_OVERVIEW } from "./place.ts";

/**
 * Erases a person: who, what goes and what stays, and the name as a confirmation.
 * @param who null: the page asks
 */
export function ErasePage({ who }: { who: Subject | null }) {
  const words = wordsOf(privacyWords).erase;
  const { go } = usePage();
  return (
    <>
      <PageHead title={words.title} back={{ ...PRIVACY_OVERVIEW, onClick: follow(go) }} />
      <div class="page-body">
        <p class="group-note">{words.note}</p>
        {who ? <Consequences who={who} /> : <Anybody />}
      </div>
    </>
  );
}

function Anybody() {
  const words = wordsOf(privacyWords).erase;
  const [person, setPerson] = useState<FoundPersonView | null>(null);
  return (
    <>
      <PersonChooser
        id="erase-person"
        label={words.who}
        selected={person}
        onChoose={setPerson}
        onRemove={() => setPerson(null)}
      />
      {person ? <Consequences key={person.id} who={{ agent: person.id }} /> : (
        <p class="group-note">
          <Sentence
            text={words.others}
            parts={{
              accounts: <a class="docs-link" href={ACCOUNT_LIST.href}>{words.accounts}</a>,
            }}
          />
        </p>
      )}
    </>
  );
}

function Consequences({ who }: { who: Subject }) {
  const words = wordsOf(privacyWords).erase;
  const remote = useRemote<ErasurePreview>(`/admin/privacy/erasures/preview?${queryOf(who)}`);
  if (remote.isMissing) {
    return (
      <p class="notice" data-tone="warning">
        <UserRoundX size={16} />
        <span>{words.nobody}</span>
      </p>
    );
  }
  return (
    <RemoteView remote={remote}>
      {(preview) => (
        <>
          <Parts
            id="goes"
            title={words.goes(preview.name)}
            parts={preview.goes}
            icon={CircleMinus}
          />
          <Parts id="stays" title={words.stays} parts={preview.stays} icon={CircleCheck} />
          <Confirm who={who} preview={preview} />
        </>
      )}
    </RemoteView>
  );
}

function Parts({ id, title, parts, icon: Icon }: {
  id: string;
  title: string;
  parts: ErasurePreview["goes"];
  icon: typeof CircleMinus;
}) {
  if (parts.length === 0) return null;
  return (
    <Group id={id} title={title}>
      <ul class="erase-parts" data-kind={id} aria-labelledby={id}>
        {parts.map(({ what, count }) => (
          <li key={what}>
            <Icon size={15} />
            <span>{what}</span>
            {count !== null && <span class="group-hint tabular-nums">{formatNumber(count)}</span>}
          </li>
        ))}
      </ul>
    </Group>
  );
}

function Confirm({ who, preview }: { who: Subject; preview: ErasurePreview }) {
  const words = wordsOf(privacyWords).erase;
  const { go, announce } = usePage();
  const [typed, setTyped] = useState("");
  const form = useForm({ confirmation: "erase-confirmation" });
  const isSame = typed.trim() === preview.name;

  const erase = (event: Event) =>
    form.submit(event, {
      wrong: isSame ? {} : { confirmation: words.wrongName },
      send: () =>
        ask<ErasureView>("POST", "/admin/privacy/erasures", {
          ...who,
          confirmation: typed.trim(),
        }),
      onDone() {
        announce(words.done);
        go(PRIVACY_OVERVIEW.href);
      },
      errorsOf: ({ fields, message }) =>
        fields.confirmation ? { confirmation: fields.confirmation } : { confirmation: message },
    });

  return (
    <form class="new-form erase-form" onSubmit={erase} noValidate>
      <p class="notice" data-tone="bad">
        <TriangleAlert size={16} />
        <span>{words.warning}</span>
      </p>
      <TextField
        id="erase-confirmation"
        label={words.confirm}
        hint={words.confirmHint(preview.name)}
        value={typed}
        error={form.errors.confirmation}
        maxLength={256}
        isRequired
        onInput={setTyped}
      />
      <div class="new-buttons">
        <a class="button" href={PRIVACY_OVERVIEW.href} onClick={follow(go)}>
          {wordsOf(sharedWords).cancel}
        </a>
        <button type="submit" class="button button-danger" aria-disabled={form.isBusy}>
          {form.isBusy ? words.erasing : words.action}
        </button>
      </div>
    </form>
  );
}
