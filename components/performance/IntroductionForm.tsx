import { useState } from "preact/hooks";
import type { Introduction } from "@/core/performance/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { performanceWords } from "@/words/performance.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { BaselineFile } from "./BaselineFile.tsx";
import { DayField } from "@/components/admin/DayField.tsx";

const PATH = "/admin/performance/introduction";

/** Sets the first day with Laurel, which earlier days are compared with. */
export function IntroductionForm({ today, onSaved, onImported }: {
  today: string;
  onSaved: () => void;
  /** Days before Laurel were brought in. */
  onImported: () => void;
}) {
  const words = wordsOf(performanceWords);
  const remote = useRemote<Introduction>(PATH);
  return (
    <section class="group-section" aria-labelledby="introduction">
      <h2 id="introduction" class="group-title">{words.before.title}</h2>
      <p class="group-note">{words.before.note}</p>
      <RemoteView remote={remote}>
        {(stored) => (
          <Form
            key={stored.revision}
            stored={stored}
            today={today}
            onReload={remote.reload}
            onSaved={(changed) => {
              remote.update(() => changed);
              onSaved();
            }}
          />
        )}
      </RemoteView>
      <BaselineFile onImported={onImported} />
    </section>
  );
}

function Form({ stored, today, onReload, onSaved }: {
  stored: Introduction;
  today: string;
  onReload: () => void;
  onSaved: (changed: Introduction) => void;
}) {
  const words = wordsOf(performanceWords);
  const [day, setDay] = useState(stored.introducedOn ?? "");
  const [revision, setRevision] = useState(stored.revision);
  const form = useForm({ introducedOn: "introduced-on" });

  async function keepMine() {
    const answer = await ask<Introduction>("GET", PATH);
    if (!answer.ok) return;
    setRevision(answer.data.revision);
    form.clear();
  }

  return (
    <form
      class="new-form"
      noValidate
      onSubmit={(event) =>
        form.submit(event, {
          wrong: day > today ? { introducedOn: words.before.wrong } : {},
          send: () =>
            ask<Introduction>("PUT", PATH, {
              introducedOn: day === "" ? null : day,
              expectedRevision: revision,
            }),
          onDone: onSaved,
        })}
    >
      <DayField
        id="introduced-on"
        label={words.before.day}
        hint={words.before.dayHint}
        value={day}
        error={form.isConflict ? undefined : form.errors.introducedOn}
        onInput={setDay}
      />
      <EditConflict form={form} onTheirs={onReload} onMine={keepMine} />
      <FormEnd form={form} action={words.save} isOff={day === (stored.introducedOn ?? "")} />
    </form>
  );
}
