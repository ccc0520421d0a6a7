import type { LeaveState } from "@/core/leave.ts";
import { LEAVE_STATES } from "./words.ts";

/** The state of a request for leave, in a word. */
export function LeaveBadge({ state }: { state: LeaveState }) {
  const { word, tone } = LEAVE_STATES[state];
  return <span class="badge" data-tone={tone ?? undefined}>{word}</span>;
}
