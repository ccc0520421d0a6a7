import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { InvitationBatchView } from "@/core/auth/invitations.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { follow } from "@/components/admin/use_path.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords } from "@/words/invitations.ts";
import { sharedWords } from "@/words/shared.ts";
import { CsvResult } from "./CsvResult.tsx";
import { INVITATION_LIST, invitationHref } from "./place.ts";
import { sendCsv } from "./send_csv.ts";

const EXAMPLE = "name,email,role,team,zone\nAmy Ray,amy@example.com,agent,red,Europe/Berlin";

const COLUMNS = ["name", "email", "role", "team", "zone"];

/** Invites the people of a CSV: first a preview of each line, then the links. */
export function CsvPage() {
  const words = wordsOf(invitationWords).csv;
  const { go, announce } = usePage();
  const draft = useDraft("invitation_csv", { csv: "" });
  const [batch, setBatch] = useState<InvitationBatchView | null>(null);
  const [error, setError] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const { csv } = draft.value;

  function change(text: string) {
    draft.change({ csv: text });
    setBatch(null);
    setError(undefined);
  }

  async function send(isPreview: boolean) {
    if (isBusy) return;
    if (csv.trim() === "") {
      setError(words.missing);
      return document.getElementById("invitation-csv")?.focus();
    }
    setBusy(true);
    const answer = await sendCsv(csv, isPreview);
    setBusy(false);
    if (!answer.ok) {
      setError(answer.message);
      return document.getElementById("invitation-csv")?.focus();
    }
    setError(undefined);
    setBatch(answer.data);
    if (!isPreview) draft.discard();
    const { ready, refused } = answer.data;
    announce((isPreview ? words.previewed : words.invited)(ready, refused));
  }

  const isDone = batch?.isPreview === false;
  return (
    <>
      <PageHead
        title={words.title}
        back={{ ...INVITATION_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        {!isDone && (
          <form
            class="new-form csv-form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              send(true);
            }}
          >
            <p class="group-note">
              <Sentence
                text={words.note}
                parts={Object.fromEntries(
                  COLUMNS.map((name) => [name, <code key={name}>{name}</code>]),
                )}
              />
            </p>
            <div class="field">
              <label for="invitation-file">{words.file}</label>
              <input
                id="invitation-file"
                class="file-input"
                type="file"
                accept=".csv,text/csv,text/plain"
                onChange={async (event) => {
                  const file = event.currentTarget.files?.[0];
                  if (file) change(await file.text());
                }}
              />
            </div>
            <div class="field">
              <label for="invitation-csv">{words.lines}</label>
              <textarea
                id="invitation-csv"
                class="input csv-text"
                rows={8}
                spellcheck={false}
                placeholder={EXAMPLE}
                value={csv}
                aria-invalid={error ? "true" : undefined}
                aria-describedby={error ? "invitation-csv-error" : undefined}
                onInput={(event) => change(event.currentTarget.value)}
              />
              <FieldError id="invitation-csv-error" message={error} />
            </div>
            <div class="new-buttons">
              <button type="button" class="button" onClick={() => go(invitationHref("list"))}>
                {wordsOf(sharedWords).cancel}
              </button>
              <button
                type="submit"
                class={batch ? "button" : "button button-primary"}
                aria-disabled={isBusy}
              >
                {words.preview}
              </button>
              {batch && batch.ready > 0 && (
                <button
                  type="button"
                  class="button button-primary"
                  aria-disabled={isBusy}
                  onClick={() => send(false)}
                >
                  {words.invite(batch.ready)}
                </button>
              )}
            </div>
          </form>
        )}
        {batch && <CsvResult batch={batch} />}
        {isDone && (
          <div class="new-buttons">
            <button
              type="button"
              class="button button-primary"
              onClick={() => go(invitationHref("list"))}
            >
              {words.done}
            </button>
          </div>
        )}
      </div>
    </>
  );
}
