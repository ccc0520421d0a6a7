import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { AgentRef } from "@/core/agents/views.ts";
import type { TeamLeaveView } from "@/core/leave.ts";
import type { Page } from "@/core/shapes.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { leaveWords } from "@/words/leave.ts";
import { AgentField } from "./AgentField.tsx";

const MAX_NOTE = 200;

interface Draft {
  readonly agent: AgentRef | null;
  readonly first: string;
  readonly last: string;
  readonly note: string;
  readonly revision: number;
}

const draftOf = (one: TeamLeaveView | null): Draft => ({
  agent: one?.agent ?? null,
  first: one?.leave.first ?? "",
  last: one?.leave.last ?? "",
  note: one?.leave.note ?? "",
  revision: one?.revision ?? 0,
});

/** Enters leave for somebody, or moves it to other days. */
export function LeaveDialog({ one, onSaved, onClose }: {
  /** The leave that is edited; null: new. */
  one: TeamLeaveView | null;
  onSaved: () => void;
  onClose: () => void;
}) {
  const words = wordsOf(leaveWords).dialog;
  const { announce } = usePage();
  const [value, setValue] = useState(draftOf(one));
  const change = (part: Partial<Draft>) => setValue((now) => ({ ...now, ...part }));
  const form = useForm({
    agent: "entered-agent",
    first: "entered-first",
    last: "entered-last",
    note: "entered-note",
  });

  function save(event: Event) {
    const { agent, first, note, revision } = value;
    const last = value.last === "" ? first : value.last;
    const days = { first, last, note: note.trim() };
    return form.submit(event, {
      wrong: {
        ...(agent === null ? { agent: words.personMissing } : null),
        ...(first === "" ? { first: words.firstMissing } : null),
        ...(last < first ? { last: words.lastEarly } : null),
      },
      send: () =>
        one === null
          ? ask<TeamLeaveView>("POST", "/team/leave", { agent: agent!.id, ...days })
          : ask<TeamLeaveView>("PATCH", `/team/leave/${one.leave.id}`, {
            ...days,
            expectedRevision: revision,
          }),
      onDone(saved) {
        announce(wordsOf(leaveWords).done.save(saved.agent.name));
        onSaved();
      },
    });
  }

  /** Reads the stored leave again. */
  async function readAgain(): Promise<TeamLeaveView | undefined> {
    const agent = encodeURIComponent(one!.agent.id);
    const path = `/team/leave?state=all&limit=200&agent=${agent}`;
    const answer = await ask<Page<TeamLeaveView>>("GET", path);
    form.clear();
    return answer.ok
      ? answer.data.entries.find(({ leave }) => leave.id === one!.leave.id)
      : undefined;
  }

  return (
    <Modal class="leave-dialog" titleId="leave-dialog" onCancel={onClose}>
      <form class="leave-entry" onSubmit={save} noValidate>
        <h2 id="leave-dialog">
          {one === null
            ? words.new
            : <Sentence text={words.of} parts={{ person: <bdi>{one.agent.name}</bdi> }} />}
        </h2>
        <EditConflict
          form={form}
          onTheirs={async () => {
            const stored = await readAgain();
            if (stored) setValue(draftOf(stored));
          }}
          onMine={async () => {
            const stored = await readAgain();
            if (stored) change({ revision: stored.revision });
          }}
        />
        {one === null && (
          <AgentField
            id="entered-agent"
            label={words.person}
            chosen={value.agent}
            error={form.errors.agent}
            onChange={(agent) => change({ agent })}
          />
        )}
        <DayField
          id="entered-first"
          label={words.first}
          value={value.first}
          error={form.errors.first}
          onInput={(first) => change({ first })}
        />
        <DayField
          id="entered-last"
          label={words.last}
          hint={words.lastHint}
          value={value.last}
          min={value.first}
          error={form.errors.last}
          onInput={(last) => change({ last })}
        />
        <TextField
          id="entered-note"
          label={words.note}
          placeholder={words.optional}
          value={value.note}
          error={form.errors.note}
          maxLength={MAX_NOTE}
          onInput={(note) => change({ note })}
        />
        <p class="group-hint">{words.hint}</p>
        <FormEnd form={form} action={one === null ? words.enter : words.save} onCancel={onClose} />
      </form>
    </Modal>
  );
}
