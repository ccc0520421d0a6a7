/**
 * The meanings of the kinds of conversation parts. Intercom adds kinds over time
 * ("assign_and_reopen", "note_and_unsnooze") and combines two names where one click does two
 * things.
 */

/** Kinds whose text is sent to the customer when a teammate wrote it. */
const SENT = ["comment", "close", "open", "assignment", "snoozed", "unsnoozed"];
const SENT_TOGETHER = /^(comment|reply|assign|close|open|snooze)_and_/;
/** Kinds whose text is a message of the customer; remarks about a rating are not. */
const ASKED = ["comment", "open", "quick_reply"];

/** Returns whether a part is a note, which only teammates see. */
export function isNote(kind: string): boolean {
  return /^note(_|$)/.test(kind);
}

/** Returns whether a teammate's text in such a part is sent to the customer. */
export function isSent(kind: string): boolean {
  return SENT.includes(kind) || SENT_TOGETHER.test(kind);
}

/** Returns whether a customer's text in such a part is a message to the team. */
export function isAsked(kind: string): boolean {
  return ASKED.includes(kind);
}

/** Returns whether a part sets the assignee; away mode and workflows do so, too. */
export function isAssignment(kind: string): boolean {
  return /(^|_)assignment$|^assign_and_|_and_assign$/.test(kind);
}

/** Returns whether a part merges the conversation with another one. */
export function isMerge(kind: string): boolean {
  return /(^|_)merged?(_|$)/.test(kind);
}

/** Returns the status that a part sets; null when it sets none. */
export function statusAfter(kind: string): "open" | "resolved" | null {
  if (/(^|_)closed?$/.test(kind)) return "resolved";
  // Snoozed means postponed, not done; a closed conversation may be snoozed as well.
  return /(^|_)((re)?open(ed)?|(un)?snoozed?)$/.test(kind) ? "open" : null;
}
