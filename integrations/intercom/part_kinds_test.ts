import { assertEquals } from "@std/assert";
import { isAsked, isAssignment, isMerge, isNote, isSent, statusAfter } from "./part_kinds.ts";

/** Every kind that Intercom names, with its meaning here. */
const KINDS: Readonly<Record<string, string>> = {
  comment: "sent asked",
  quick_reply: "asked",
  open: "sent asked open",
  close: "sent resolved",
  assignment: "sent assigned",
  assign_and_reopen: "sent assigned open",
  assign_and_unsnooze: "sent assigned open",
  comment_and_close: "sent resolved",
  reply_and_reopen: "sent open",
  snoozed: "sent open",
  unsnoozed: "sent open",
  timer_unsnooze: "open",
  note: "note",
  note_and_reopen: "note open",
  note_and_unsnooze: "note open",
  note_and_close: "note resolved",
  away_mode_assignment: "assigned",
  default_assignment: "assigned",
  balanced_assignment: "assigned",
  workflow_assignment: "assigned",
  message_strategy_assignment: "assigned",
  conversation_merged: "merge",
  merged: "merge",
  participant_added: "",
  participant_removed: "",
  conversation_rating_changed: "",
  conversation_rating_remark_added: "",
  conversation_attribute_updated_by_admin: "",
  conversation_tags_updated: "",
  conversation_sla_target_missed: "",
  attribute_collector: "",
  attribute_collected: "",
  channel_and_reply_time_expectation: "",
  custom_action_started: "",
  priority_changed: "",
  user_became_idle: "",
  language_detection_details: "",
  emergence: "",
  "": "",
};

Deno.test("intercom - every kind of part has its meaning", () => {
  for (const [kind, expected] of Object.entries(KINDS)) {
    const meaning = [
      isNote(kind) && "note",
      isSent(kind) && "sent",
      isAsked(kind) && "asked",
      isAssignment(kind) && "assigned",
      isMerge(kind) && "merge",
      statusAfter(kind),
    ].filter((word) => typeof word === "string").join(" ");
    assertEquals(meaning, expected, kind);
  }
});
