import type { TeamLeaveView } from "@/core/leave.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { Avatar } from "@/components/shared/Avatar.tsx";
import { formatDays } from "@/components/shared/format.ts";
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
            ? (
              <>
                Asked <Ago time={leave.askedAt} />
              </>
            )
            : (
              <>
                {leave.decidedBy !== null && (
                  <>
                    By <bdi>{leave.decidedBy}</bdi>,{" "}
                  </>
                )}
                <Ago time={leave.decidedAt} />
                {leave.reason !== null && (
                  <>
                    : <bdi>{leave.reason}</bdi>
                  </>
                )}
              </>
            )}
          {overlapping > 0 && leave.state === "asked" && ` · ${others(overlapping)} away then`}
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
                aria-label={`Decline the leave of ${agent.name}, ${days}`}
                onClick={onDecline}
              >
                Decline…
              </button>
              <button
                type="button"
                class="button button-primary"
                aria-label={`Approve the leave of ${agent.name}, ${days}`}
                onClick={onApprove}
              >
                Approve
              </button>
            </>
          )
          : leave.state === "asked"
          ? <span class="group-hint">Somebody else decides</span>
          : (
            <>
              <LeaveBadge state={leave.state} />
              {mayChange && (
                <>
                  <button
                    type="button"
                    class="button"
                    aria-label={`Edit the leave of ${agent.name}, ${days}`}
                    onClick={onEdit}
                  >
                    Edit…
                  </button>
                  <button
                    type="button"
                    class="button"
                    aria-label={`Cancel the leave of ${agent.name}, ${days}`}
                    onClick={onCancel}
                  >
                    Cancel…
                  </button>
                </>
              )}
            </>
          )}
      </div>
    </li>
  );
}

const others = (count: number) => count === 1 ? "1 other is" : `${count} others are`;
