import { z } from "zod";
import { addDays, type Day } from "./calendars/calendar.ts";
import { revisionShape } from "./revisions.ts";
import { agentRefSchema } from "./agents/views.ts";
import { dayText, momentText, shape } from "./shapes.ts";

/**
 * What became of a request for leave. `asked` waits for a decision; `granted` days are days off;
 * `withdrawn` was taken back before the decision, `canceled` afterwards.
 */
const leaveStateSchema = z.enum(["asked", "granted", "declined", "withdrawn", "canceled"]);
export type LeaveState = z.infer<typeof leaveStateSchema>;

/** A request for leave, as its agent sees it. */
export const leaveSchema = shape({
  id: z.int(),
  first: dayText,
  last: dayText.describe("The last day off"),
  note: z.string().describe("What the agent wrote; may be empty"),
  state: leaveStateSchema,
  askedAt: momentText,
  decidedAt: momentText.nullable(),
  decidedBy: z.string().nullable()
    .describe("The name of the person who decided; null: nobody yet, or granted at once"),
  reason: z.string().nullable().describe("Why it was declined"),
}).meta({ id: "Leave" });
export type LeaveView = z.infer<typeof leaveSchema>;

/** A request for leave, as the people who decide see it. */
export const teamLeaveSchema = shape({
  leave: leaveSchema,
  agent: agentRefSchema,
  team: z.string().nullable().describe("Id of the agent's team"),
  picture: z.string().nullable().describe("The hash of the agent's picture"),
  revision: revisionShape,
  mayChange: z.boolean().describe("Whether the viewer may change or cancel it"),
  mayDecide: z.boolean().describe("Whether the viewer may approve or decline it"),
  overlapping: z.int()
    .describe("How many others of the team have granted leave on some of these days"),
}).meta({ id: "TeamLeave" });
export type TeamLeaveView = z.infer<typeof teamLeaveSchema>;

/** The longest leave, in days. */
const MAX_LEAVE_DAYS = 366;
/** How long ago the first day of leave may be: a late sick note. */
const MAX_PAST_DAYS = 90;
/** How far ahead the first day of leave may be. */
const MAX_AHEAD_DAYS = 2 * 366;

/**
 * What is wrong with the days of a request, at one of its fields; null: nothing.
 * @param isAnyPast whether the days may be long ago: admins enter such leave
 */
export function checkLeaveDays(
  { first, last }: { readonly first: Day; readonly last: Day },
  today: Day,
  isAnyPast = false,
): { readonly path: "first" | "last"; readonly message: string } | null {
  if (!isAnyPast && first < addDays(today, -MAX_PAST_DAYS)) {
    const message = `is more than ${MAX_PAST_DAYS} days ago; ask an admin to enter such leave`;
    return { path: "first", message };
  }
  if (first > addDays(today, MAX_AHEAD_DAYS)) {
    return { path: "first", message: "is more than two years ahead" };
  }
  if (last < first) return { path: "last", message: `is before the first day, ${first}` };
  if (last >= addDays(first, MAX_LEAVE_DAYS)) {
    const message = `makes more than ${MAX_LEAVE_DAYS} days; ask for a year at a time`;
    return { path: "last", message };
  }
  return null;
}

/**
 * Whether somebody must decide about leave. Days that have begun always need a decision: otherwise
 * everybody could mend every broken streak alone.
 */
export function needsApproval(
  { first }: { readonly first: Day },
  { today, teamWantsIt }: { readonly today: Day; readonly teamWantsIt: boolean },
): boolean {
  return teamWantsIt || first < today;
}
