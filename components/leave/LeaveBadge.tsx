import type { LeaveState } from "@/core/leave.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { leaveStateWords } from "@/words/leave.ts";

const TONES: Readonly<Record<LeaveState, "good" | "warning" | "bad" | null>> = {
  asked: "warning",
  granted: "good",
  declined: "bad",
  withdrawn: null,
  canceled: null,
};

/** The state of a request for leave, in a word. */
export function LeaveBadge({ state }: { state: LeaveState }) {
  return (
    <span class="badge" data-tone={TONES[state] ?? undefined}>
      {wordsOf(leaveStateWords)[state]}
    </span>
  );
}
