/**
 * What the kinds of conversation parts mean. Intercom adds kinds as it goes ("assign_and_reopen",
 * "note_and_unsnooze"), and puts two names together where one click does two things.
 */

/** Kinds whose text the customer gets when a teammate wrote it. */
const SENT = ["comment", "close", "open", "assignment", "snoozed", "unsnoozed"];
const SENT_TOGETHER = /^(comment|reply|assign|close|open|snooze)_and_/;
/** Kinds whose text the customer wrote: what they say about their rating goes to no teammate. */
const ASKED = ["comment", "open", "quick_reply"];

/** Notes are for teammates only. */
export function isNote(kind: string): boolean {
  return /^note(_|$)/.test(kind);
}

/** Whether a teammate's text in such a part is one to the customer. */
export function isSent(kind: string): boolean {
  return SENT.includes(kind) || SENT_TOGETHER.test(kind);
}

/** Whether a customer's text in such a part is one to the team. */
export function isAsked(kind: string): boolean {
  return ASKED.includes(kind);
}

/** Whether it says whose the conversation is from then on; also away mode and workflows say so. */
export function isAssignment(kind: string): boolean {
  return /(^|_)assignment$|^assign_and_|_and_assign$/.test(kind);
}

/** Whether such a part tells that the conversation was merged with another. */
export function isMerge(kind: string): boolean {
  return /(^|_)merged?(_|$)/.test(kind);
}

/** The status that such a part brings about; null: it changes none. */
export function statusAfter(kind: string): "open" | "resolved" | null {
  if (/(^|_)closed?$/.test(kind)) return "resolved";
  // What is snoozed is put off, not done; a closed conversation may be snoozed as well.
  return /(^|_)((re)?open(ed)?|(un)?snoozed?)$/.test(kind) ? "open" : null;
}
