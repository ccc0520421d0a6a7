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
import { Gauge } from "@/components/shared/icons.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { MemberList } from "./MemberList.tsx";
import { MEASURES_PLACE } from "./place.ts";

/** A holdout: its people, and the form that renames or ends it. */
export function HoldoutView({ id, today }: { id: string; today: string }) {
  const { go, announce } = usePage();
  const path = `/admin/holdouts/${encodeURIComponent(id)}`;
  const remote = useRemote<HoldoutDetail>(path);
  if (remote.isMissing) {
    return <MissingPage icon={Gauge} noun="holdout" list={MEASURES_PLACE} />;
  }
  return (
    <>
      <PageHead
        title={remote.data?.name ?? "Holdout"}
        back={{ ...MEASURES_PLACE, onClick: follow(go) }}
      />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(stored) => (
            <>
              <p class="group-note">
                {stored.seed === null
                  ? "The people were chosen by hand."
                  : `${Math.round(100 * (stored.share ?? 0))}% of ${
                    stored.team?.name ?? "everybody"
                  }, drawn with the seed ${stored.seed}.`} From {formatDay(stored.firstDay)}{" "}
                on their work is measured and pays no points.{" "}
                <a class="docs-link" href={historyHref("holdout", stored.id)}>History</a>
              </p>
              <HoldoutForm
                key={stored.revision}
                path={path}
                stored={stored}
                today={today}
                onReload={remote.reload}
                onSaved={(changed) => {
                  remote.update(() => changed);
                  announce("The holdout is saved.");
                }}
                onRemoved={() => {
                  announce("The holdout is removed.");
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
          wrong: name.trim() === "" ? { name: "Give it a name." } : {},
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
        label="Name"
        value={name}
        maxLength={100}
        error={form.errors.name}
        onInput={setName}
      />
      <DayField
        id="holdout-last"
        label="Last day without Laurel"
        hint="With today, people get points from tomorrow on. Days that are over stay as they are."
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
            End Today
          </button>
        )}
        {stored.state === "planned" && (
          <button
            type="button"
            class="button button-danger"
            onClick={() => setAsking(true)}
          >
            Remove
          </button>
        )}
      </div>
      <EditConflict form={form} onTheirs={onReload} onMine={keepMine} />
      <FormEnd form={form} action="Save" isOff={!isChanged} />
      {isAsking && (
        <ConfirmDialog
          title="Remove this holdout?"
          action="Remove"
          isDanger
          isBusy={removal.isBusy}
          error={removal.error}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(false)}
        >
          <p>It has not begun, so nobody notices.</p>
        </ConfirmDialog>
      )}
    </form>
  );
}
