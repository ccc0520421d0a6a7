import { useState } from "preact/hooks";
import type { TeamLeaveView } from "@/core/leave.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import type { AgentRef } from "@/core/agents/views.ts";
import { Plus } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { leaveWords } from "@/words/leave.ts";
import { AgentField } from "./AgentField.tsx";
import { DeclineDialog } from "./DeclineDialog.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { LeaveRequestRow } from "./LeaveRequestRow.tsx";

/** A new request appears on the open page within this time. */
const POLL_MILLISECONDS = 10_000;

const STATES = ["asked", "decided", "all"] as const;
type State = typeof STATES[number];

/** Returns the path of a list, below `/api/v1`. */
const pathOf = (state: State, person: string | null) =>
  `/team/leave?state=${state}&limit=50${
    person === null ? "" : `&agent=${encodeURIComponent(person)}`
  }`;

const byDay = (a: TeamLeaveView, b: TeamLeaveView) =>
  a.leave.first === b.leave.first
    ? a.leave.id - b.leave.id
    : a.leave.first < b.leave.first
    ? -1
    : 1;
const keyOf = ({ leave }: TeamLeaveView) => String(leave.id);
const ORDERS = {
  asked: { keyOf, compare: byDay },
  decided: { keyOf, compare: (a: TeamLeaveView, b: TeamLeaveView) => byDay(b, a) },
  all: { keyOf, compare: (a: TeamLeaveView, b: TeamLeaveView) => byDay(b, a) },
};

/**
 * The leave of the teams that the person decides about: what waits, and what was decided. For a page
 * inside an `AdminPage`, for managers and admins.
 */
export function LeaveRequests() {
  const words = wordsOf(leaveWords);
  const [state, setState] = useState<State>("asked");
  const [person, setPerson] = useState<AgentRef | null>(null);
  const [isEntering, setEntering] = useState(false);
  // Reads the list again after leave was entered.
  const [entered, setEntered] = useState(0);
  return (
    <section class="group-section leave-requests" aria-labelledby="leave-requests">
      <div class="group-bar">
        <h2 id="leave-requests" class="group-title">{words.title}</h2>
        <Segments
          name="leave-state"
          label={words.which}
          options={STATES.map((one) => [one, words.states[one]] as const)}
          value={state}
          on={setState}
        />
      </div>
      <div class="leave-tools">
        <AgentField
          id="leave-of"
          label={words.of}
          isLabelHidden
          placeholder={words.everybody}
          chosen={person}
          error={undefined}
          onChange={(one) => {
            setPerson(one);
            // Leave of one person is looked up in all of it.
            if (one !== null) setState("all");
          }}
        />
        <button type="button" class="button" onClick={() => setEntering(true)}>
          <Plus size={15} />
          {words.enter}
        </button>
      </div>
      <Requests
        key={`${state} ${person?.id ?? ""} ${entered}`}
        state={state}
        person={person?.id ?? null}
        onChanged={() => setEntered((count) => count + 1)}
      />
      {isEntering && (
        <LeaveDialog
          one={null}
          onClose={() => setEntering(false)}
          onSaved={() => {
            setEntering(false);
            setState("all");
            setEntered((count) => count + 1);
          }}
        />
      )}
    </section>
  );
}

function Requests({ state, person, onChanged }: {
  state: State;
  /** Id of the only agent whose leave is listed; null: everybody's. */
  person: string | null;
  onChanged: () => void;
}) {
  const words = wordsOf(leaveWords);
  const { announce } = usePage();
  const path = pathOf(state, person);
  const list = useList<TeamLeaveView>(path, ORDERS[state], POLL_MILLISECONDS);
  const [editing, setEditing] = useState<TeamLeaveView | null>(null);
  const [canceling, setCanceling] = useState<TeamLeaveView | null>(null);
  const [declining, setDeclining] = useState<TeamLeaveView | null>(null);
  // Errors by the id of the request.
  const [errors, setErrors] = useState<Readonly<Record<number, string>>>({});

  async function decide(one: TeamLeaveView, verb: "approve" | "decline", body?: unknown) {
    const path = `/team/leave/${one.leave.id}/${verb}`;
    const answer = await ask<TeamLeaveView>("POST", path, body);
    if (!answer.ok) return answer.fields.reason ?? answer.message;
    announce(words.done[verb](one.agent.name));
    list.forget(one);
    list.remote.update((page) => ({
      ...page,
      entries: page.entries.filter(({ leave }) => leave.id !== one.leave.id),
    }));
    list.remote.reload();
    // The row with the button is gone.
    document.querySelector<HTMLElement>(".leave-requests .segment input:checked")?.focus();
    return null;
  }

  async function approve(one: TeamLeaveView) {
    const wrong = await decide(one, "approve");
    setErrors((before) => ({ ...before, [one.leave.id]: wrong ?? "" }));
    if (wrong !== null) list.remote.reload();
  }

  return (
    <>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? (
              <p class="group-note">
                {words.empty[state]}
              </p>
            )
            : (
              <ul class="group-rows" aria-labelledby="leave-requests">
                {list.entries.map((one) => (
                  <LeaveRequestRow
                    key={one.leave.id}
                    one={one}
                    error={errors[one.leave.id]}
                    onApprove={() => approve(one)}
                    onDecline={() => setDeclining(one)}
                    onEdit={() => setEditing(one)}
                    onCancel={() => setCanceling(one)}
                  />
                ))}
              </ul>
            )}
      </RemoteView>
      <MoreButton list={list} />
      {editing && (
        <LeaveDialog
          one={editing}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null);
            onChanged();
          }}
        />
      )}
      {canceling && (
        <DeclineDialog
          one={canceling}
          verb="cancel"
          onCancel={() => setCanceling(null)}
          onDecline={async (reason) => {
            const path = `/team/leave/${canceling.leave.id}/cancel`;
            const answer = await ask<TeamLeaveView>("POST", path, { reason });
            if (!answer.ok) return answer.fields.reason ?? answer.message;
            announce(words.done.cancel(canceling.agent.name));
            setCanceling(null);
            onChanged();
            return null;
          }}
        />
      )}
      {declining && (
        <DeclineDialog
          one={declining}
          verb="decline"
          onCancel={() => setDeclining(null)}
          onDecline={async (reason) => {
            const wrong = await decide(declining, "decline", { reason });
            if (wrong === null) setDeclining(null);
            return wrong;
          }}
        />
      )}
    </>
  );
}
