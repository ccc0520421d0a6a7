/** Conversations as Chatwoot sends them. */
import {
  at,
  type Body,
  type ChatCase,
  DELIGHTED,
  FIRST,
  load,
  REOPENED,
  REPLY,
  RESOLVED,
  seconds,
  TEXT,
} from "./chat_case.ts";

const chatMessage = load("chatwoot/testdata/message_created.json");
const chatStatus = load("chatwoot/testdata/conversation_status_changed.json");
const chatRating = load("chatwoot/testdata/message_updated.json");

function chatAsked(id: number, created_at: unknown): Body {
  return {
    ...chatMessage,
    id: id * 10 + 1,
    created_at,
    message_type: "incoming",
    content: "Where?",
    sender: { id: 640, type: "contact" },
    performed_by: { id: 640, type: "contact" },
    conversation: { ...chatMessage.conversation, id, messages: [] },
  };
}
function chatReplied(id: number, created_at: unknown): Body {
  const conversation = { ...chatMessage.conversation, id, messages: [] };
  return { ...chatMessage, id: id * 10 + 2, created_at, content: TEXT, conversation };
}
/** A body of an old version of Chatwoot, whose only time is the last activity in seconds. */
function chatOld(id: number, event: string, status: string, timestamp: unknown): Body {
  const {
    performed_by: _,
    changed_attributes: __,
    updated_at: ___,
    last_activity_at: ____,
    ...rest
  } = chatStatus;
  return { ...rest, id, event, status, timestamp };
}
function chatChanged(id: number, event: string, time: string, status: string, change: Body): Body {
  const [field] = Object.keys(change);
  return {
    ...chatStatus,
    id,
    event,
    status,
    updated_at: Date.parse(at(time)) / 1_000,
    changed_attributes: [{ updated_at: { current_value: at(time) } }, { [field!]: change[field!] }],
  };
}
const from = (previous_value: unknown, current_value: unknown) => ({
  previous_value,
  current_value,
});

export const CHATWOOT: readonly Omit<ChatCase, "provider">[] = [
  {
    what: "a reply, and its resolution known to the same second",
    bodies: (id) => [
      chatAsked(id, at("10:00:00.100")),
      chatReplied(id, at("10:00:30.262")),
      chatOld(id, "conversation_resolved", "resolved", seconds("10:00:30")),
    ],
    points: { ava: REPLY + FIRST + RESOLVED },
  },
  {
    what: "times as its documentation has them, and an exact resolution in the reply's second",
    bodies: (id) => [
      chatAsked(id, "2026-03-02 10:00:00 UTC"),
      chatReplied(id, "2026-03-02 10:00:30 UTC"),
      chatChanged(id, "conversation_status_changed", "10:00:30.100", "resolved", {
        status: from("open", "resolved"),
      }),
    ],
    points: { ava: REPLY + FIRST + RESOLVED },
  },
  {
    what: "resolved and opened again in one second",
    bodies: (id) => [
      chatAsked(id, at("10:00:00.100")),
      chatReplied(id, at("10:00:30.262")),
      chatOld(id, "conversation_status_changed", "resolved", seconds("10:00:40")),
      chatOld(id, "conversation_status_changed", "open", seconds("10:00:40")),
    ],
    points: { ava: REPLY + FIRST },
  },
  {
    what: "resolved, opened again and resolved within a second",
    bodies: (id) => [
      chatAsked(id, at("10:00:00.100")),
      chatReplied(id, at("10:00:30.262")),
      ...["40.100", "40.500", "40.900"].map((time, index) => {
        const [before, after] = index === 1 ? ["resolved", "open"] : ["open", "resolved"];
        const change = { status: from(before, after) };
        return chatChanged(id, "conversation_status_changed", `10:00:${time}`, after!, change);
      }),
    ],
    points: { ava: REPLY + FIRST + REOPENED },
  },
  {
    what: "opened again by giving it to somebody, who is rated",
    bodies: (id) => [
      chatAsked(id, at("10:00:00.100")),
      chatReplied(id, at("10:00:30.262")),
      chatChanged(id, "conversation_status_changed", "10:00:40.100", "resolved", {
        status: from("open", "resolved"),
      }),
      {
        ...chatChanged(id, "conversation_updated", "10:01:00.100", "open", {
          assignee_id: from(7, 9),
        }),
        meta: { assignee: { id: 9, name: "Alan", type: "user" } },
      },
      {
        ...chatRating,
        content_attributes: { submitted_values: { csat_survey_response: { rating: 5 } } },
        conversation: {
          ...chatRating.conversation,
          id,
          meta: { assignee: null },
          messages: [{ ...chatRating.conversation.messages[0], updated_at: at("10:12:00.000") }],
        },
      },
    ],
    points: { ava: REPLY + FIRST, ben: DELIGHTED },
  },
];

/** A message as in Chatwoot's documentation, without the fields of newer versions. */
function chatDocumented(message: Body): Body {
  const { performed_by: _, sender: { type: __, ...sender }, conversation, ...rest } = message;
  const { id: display_id, ...known } = conversation;
  return { ...rest, sender, conversation: { ...known, display_id: String(display_id) } };
}
export const CHATWOOT_VERSIONS: readonly Omit<ChatCase, "provider">[] = [
  {
    what: "messages as its documentation has them, and a note",
    bodies: (id) => [
      chatDocumented(chatAsked(id, "2026-03-02 10:00:00 UTC")),
      chatDocumented(chatReplied(id, "Mon, 02 Mar 2026 10:00:30 UTC +00:00")),
      chatChanged(id, "conversation_status_changed", "10:10:00.100", "Resolved", {
        status: from(0, "1"),
      }),
    ],
    points: { ava: REPLY + FIRST + RESOLVED },
  },
  {
    what: "a customer who writes opens it again, also where only the message says so",
    bodies: (id) => [
      chatAsked(id, at("10:00:00.100")),
      chatReplied(id, at("10:00:30.262")),
      chatChanged(id, "conversation_status_changed", "10:00:40.100", "resolved", {
        status: from("open", "resolved"),
      }),
      { ...chatAsked(id, at("10:20:00.100")), id: id * 10 + 3 },
    ],
    points: { ava: REPLY + FIRST },
  },
  {
    what: "opened again and given away in the second of its resolution",
    bodies: (id) => [
      chatAsked(id, at("10:00:00.100")),
      chatReplied(id, at("10:00:30.262")),
      chatOld(id, "conversation_resolved", "resolved", seconds("10:00:40")),
      { ...chatAsked(id, at("10:00:40.300")), id: id * 10 + 3 },
      chatOld(id, "conversation_opened", "open", seconds("10:00:40")),
      {
        ...chatChanged(id, "conversation_updated", "10:00:40.700", "open", {
          assignee_id: from(7, 9),
        }),
        meta: { assignee: { id: 9, name: "Alan" } },
      },
    ],
    points: { ava: REPLY + FIRST },
  },
];
