import { Sentence } from "@/components/shared/Sentence.tsx";
import type { TeamLeaveView } from "@/core/leave.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { Avatar } from "@/components/shared/Avatar.tsx";
import { formatDays } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { leaveWords } from "@/words/leave.ts";
import { LeaveBadge } from "./LeaveBadge.tsx";

/** A request for leave: who, when and why, with the buttons of those who may decide. */
export function LeaveRequestRow({ one, error, onApprove, onDecline, onEdit, onCancel }: {
  one: TeamLeaveView;
  error: string | undefined;
  onApprove: () => void;
  onDecline: () => void;
  onEdit: () => void;
  onCancel: () => void;
}) {
  const words = wordsOf(leaveWords);
  const { leave, agent, picture, overlapping, mayDecide, mayChange } = one;
  const days = formatDays(leave.first, leave.last);
  return (
    <li class="group-row leave-row">
      <Avatar id={agent.id} name={agent.name} picture={picture} />
      <div class="group-label">
        <strong class="truncate">
          <bdi>{agent.name}</bdi>
        </strong>
        <span>{days}</span>
        {leave.note && (
          <span class="group-hint">
            <bdi>{leave.note}</bdi>
          </span>
        )}
        <span class="group-hint">
          {leave.state === "asked" || leave.decidedAt === null
            ? <Sentence text={words.asked} parts={{ time: <Ago time={leave.askedAt} /> }} />
            : (
              <>
                <Sentence
                  text={leave.decidedBy === null ? "{time}" : words.by}
                  parts={{
                    person: <bdi>{leave.decidedBy}</bdi>,
                    time: <Ago time={leave.decidedAt} />,
                  }}
                />
                {leave.reason !== null && (
                  <>
                    : <bdi>{leave.reason}</bdi>
                  </>
                )}
              </>
            )}
          {overlapping > 0 && leave.state === "asked" && ` · ${words.others(overlapping)}`}
        </span>
        <FieldError id={`leave-${leave.id}-error`} message={error} />
      </div>
      <div class="group-control">
        {mayDecide
          ? (
            <>
              <button
                type="button"
                class="button"
                aria-label={words.buttons.decline(agent.name, days)}
                onClick={onDecline}
              >
                {words.decline}
              </button>
              <button
                type="button"
                class="button button-primary"
                aria-label={words.buttons.approve(agent.name, days)}
                onClick={onApprove}
              >
                {words.approve}
              </button>
            </>
          )
          : leave.state === "asked"
          ? <span class="group-hint">{words.otherDecides}</span>
          : (
            <>
              <LeaveBadge state={leave.state} />
              {mayChange && (
                <>
                  <button
                    type="button"
                    class="button"
                    aria-label={words.buttons.edit(agent.name, days)}
                    onClick={onEdit}
                  >
                    {words.edit}
                  </button>
                  <button
                    type="button"
                    class="button"
                    aria-label={words.buttons.cancel(agent.name, days)}
                    onClick={onCancel}
                  >
                    {words.cancel}
                  </button>
                </>
              )}
            </>
          )}
      </div>
    </li>
  );
}
