import { useState } from "preact/hooks";
import type { HoldoutDetail } from "@/core/performance/holdout_views.ts";
import { historyHref } from "@/components/admin/HistoryLink.tsx";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatDay } from "@/components/shared/format.ts";
import { Gauge } from "@/components/shared/page_icons.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { holdoutWords } from "@/words/holdouts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { MemberList } from "./MemberList.tsx";
import { MEASURES_PLACE } from "./place.ts";

/** A holdout: its people, and the form that renames or ends it. */
export function HoldoutView({ id, today }: { id: string; today: string }) {
  const words = wordsOf(holdoutWords);
  const { go, announce } = usePage();
  const path = `/admin/holdouts/${encodeURIComponent(id)}`;
  const remote = useRemote<HoldoutDetail>(path);
  if (remote.isMissing) {
    return <MissingPage icon={Gauge} noun={words.noun} list={MEASURES_PLACE} />;
  }
  return (
    <>
      <PageHead
        title={remote.data?.name ?? words.one}
        back={{ ...MEASURES_PLACE, onClick: follow(go) }}
      />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(stored) => (
            <>
              <p class="group-note">
                {stored.seed === null ? words.byHand : words.drawn(
                  words.percent(Math.round(100 * (stored.share ?? 0))),
                  stored.team?.name ?? words.everybodyInside,
                  stored.seed,
                )} {words.measuredFrom(formatDay(stored.firstDay))}{" "}
                <a class="docs-link" href={historyHref("holdout", stored.id)}>{words.history}</a>
              </p>
              <HoldoutForm
                key={stored.revision}
                path={path}
                stored={stored}
                today={today}
                onReload={remote.reload}
                onSaved={(changed) => {
                  remote.update(() => changed);
                  announce(words.saved);
                }}
                onRemoved={() => {
                  announce(words.removed);
                  go(MEASURES_PLACE.href);
                }}
              />
              <MemberList members={stored.members} />
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

function HoldoutForm({ path, stored, today, onReload, onSaved, onRemoved }: {
  path: string;
  stored: HoldoutDetail;
  today: string;
  onReload: () => void;
  onSaved: (changed: HoldoutDetail) => void;
  onRemoved: () => void;
}) {
  const words = wordsOf(holdoutWords);
  const [name, setName] = useState(stored.name);
  const [lastDay, setLastDay] = useState(stored.lastDay ?? "");
  const [revision, setRevision] = useState(stored.revision);
  const [isAsking, setAsking] = useState(false);
  const [removal, setRemoval] = useState<{ isBusy: boolean; error: string | null }>({
    isBusy: false,
    error: null,
  });
  const form = useForm({ name: "holdout-name", lastDay: "holdout-last" });
  const isChanged = name !== stored.name || lastDay !== (stored.lastDay ?? "");

  async function keepMine() {
    const answer = await ask<HoldoutDetail>("GET", path);
    if (!answer.ok) return;
    setRevision(answer.data.revision);
    form.clear();
  }

  async function remove() {
    setRemoval({ isBusy: true, error: null });
    const answer = await ask<null>("DELETE", path);
    setRemoval({ isBusy: false, error: answer.ok ? null : answer.message });
    if (answer.ok) onRemoved();
  }

  return (
    <form
      class="new-form"
      noValidate
      onSubmit={(event) =>
        form.submit(event, {
          wrong: name.trim() === "" ? { name: words.wrong.name } : {},
          send: () =>
            ask<HoldoutDetail>("PATCH", path, {
              name,
              ...(lastDay === (stored.lastDay ?? "")
                ? {}
                : { lastDay: lastDay === "" ? null : lastDay }),
              expectedRevision: revision,
            }),
          onDone: onSaved,
        })}
    >
      <TextField
        id="holdout-name"
        label={words.name}
        value={name}
        maxLength={100}
        error={form.errors.name}
        onInput={setName}
      />
      <DayField
        id="holdout-last"
        label={words.last}
        hint={words.lastHint}
        value={lastDay}
        error={form.errors.lastDay}
        onInput={setLastDay}
      />
      <div class="new-buttons performance-end">
        {stored.state === "running" && lastDay !== today && (
          <button
            type="button"
            class="button"
            onClick={() => setLastDay(today)}
          >
            {words.endToday}
          </button>
        )}
        {stored.state === "planned" && (
          <button
            type="button"
            class="button button-danger"
            onClick={() => setAsking(true)}
          >
            {words.removeOpen}
          </button>
        )}
      </div>
      <EditConflict form={form} onTheirs={onReload} onMine={keepMine} />
      <FormEnd form={form} action={words.save} isOff={!isChanged} />
      {isAsking && (
        <ConfirmDialog
          title={words.removeQuestion}
          action={words.removeAction}
          isDanger
          isBusy={removal.isBusy}
          error={removal.error}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(false)}
        >
          <p>{words.removeMeans}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}
