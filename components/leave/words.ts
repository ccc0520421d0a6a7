import type { LeaveState } from "@/core/leave.ts";

/** The states of a request on pages, each with the tone of its badge. */
export const LEAVE_STATES: Readonly<
  Record<LeaveState, { readonly word: string; readonly tone: "good" | "warning" | "bad" | null }>
> = {
  asked: { word: "Waiting", tone: "warning" },
  granted: { word: "Granted", tone: "good" },
  declined: { word: "Declined", tone: "bad" },
  withdrawn: { word: "Withdrawn", tone: null },
  canceled: { word: "Canceled", tone: null },
};
