/** Conversations as chat tools tell them, where their times and versions leave things open. */

const FOLDER = new URL("../../../integrations/", import.meta.url);

// deno-lint-ignore no-explicit-any -- bodies as tools send them
type Body = any;

export interface ChatCase {
  readonly provider: "chatwoot" | "intercom" | "zendesk";
  /** What happens in it, for the test's name. */
  readonly what: string;
  /** The tool's webhooks about the conversation of an id. */
  bodies(id: number): Body[];
  /** What it pays each agent, without the day's streak. */
  readonly points: Readonly<Record<string, number>>;
}

/** Who works with all three tools, by the tools' ids. */
export const PEOPLE: Readonly<Record<string, string>> = { "7": "ava", "9": "ben" };

// A good reply within a minute, the first one of the customer's conversation, its end, a rating of 5.
const REPLY = 12;
const FIRST = 20;
const RESOLVED = 15;
const REOPENED = 10;
const DELIGHTED = 15;

const load = (path: string): Body => JSON.parse(Deno.readTextFileSync(new URL(path, FOLDER)));
const at = (time: string) => `2026-03-02T${time}Z`;
const seconds = (time: string) => Math.floor(Date.parse(at(time)) / 1_000);
const TEXT = "Thanks for waiting, Ada. Your parcel left our warehouse this morning.";

const chatMessage = load("chatwoot/testdata/message_created.json");
const chatStatus = load("chatwoot/testdata/conversation_status_changed.json");
const chatRating = load("chatwoot/testdata/message_updated.json");

function chatAsked(id: number, created_at: unknown): Body {
  return {
    ...{ ...chatMessage, id: id * 10 + 1, created_at, message_type: "incoming", content: "Where?" },
    ...{ sender: { id: 640, type: "contact" }, performed_by: { id: 640, type: "contact" } },
    conversation: { ...chatMessage.conversation, id, messages: [] },
  };
}
function chatReplied(id: number, created_at: unknown): Body {
  const conversation = { ...chatMessage.conversation, id, messages: [] };
  return { ...chatMessage, id: id * 10 + 2, created_at, content: TEXT, conversation };
}
/** A version that tells nothing but the second of the last activity. */
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
    ...{ ...chatStatus, id, event, status, updated_at: Date.parse(at(time)) / 1_000 },
    changed_attributes: [{ updated_at: { current_value: at(time) } }, { [field!]: change[field!] }],
  };
}
const from = (previous_value: unknown, current_value: unknown) => ({
  previous_value,
  current_value,
});

const CHATWOOT: readonly Omit<ChatCase, "provider">[] = [
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
          ...{ ...chatRating.conversation, id, meta: { assignee: null } },
          messages: [{ ...chatRating.conversation.messages[0], updated_at: at("10:12:00.000") }],
        },
      },
    ],
    points: { ava: REPLY + FIRST, ben: DELIGHTED },
  },
];

/** As Chatwoot's documentation has a message: without what newer versions add. */
function chatDocumented(message: Body): Body {
  const { performed_by: _, sender: { type: __, ...sender }, conversation, ...rest } = message;
  const { id: display_id, ...known } = conversation;
  return { ...rest, sender, conversation: { ...known, display_id: String(display_id) } };
}
const CHATWOOT_VERSIONS: readonly Omit<ChatCase, "provider">[] = [
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

const talk = load("intercom/testdata/admin_replied.json");
const talkRating = load("intercom/testdata/rating_added.json");
const GRACE = { type: "admin", id: "7", name: "Grace" };
const ALAN = { type: "admin", id: "9", name: "Alan" };
const UNASSIGNED = { admin_assignee_id: null, assignee: null };

function part(id: number, time: string, number: number, more: Body, state = "open"): Body {
  const one = {
    ...{ type: "conversation_part", id: String(id * 10 + number), created_at: seconds(time) },
    ...{ body: null, attachments: [], assigned_to: null, author: GRACE, ...more },
  };
  const item = {
    ...{ ...talk.data.item, ...UNASSIGNED, id: String(id), open: state === "open", state },
    ...{ conversation_parts: { conversation_parts: [one] } },
  };
  return { ...talk, id: `notif_${one.id}`, data: { ...talk.data, item } };
}
function talkRated(id: number, time: string): Body {
  const conversation_rating = { rating: 5, updated_at: seconds(time), teammate: null };
  const item = { ...talkRating.data.item, ...UNASSIGNED, id: String(id), conversation_rating };
  return { ...talkRating, id: `notif_r${id}`, data: { ...talkRating.data, item } };
}

function talkAssigned(id: number, person: number): Body {
  const told = part(id, "10:15:00", 3, { part_type: "assign_and_reopen", assigned_to: undefined });
  const item = { ...told.data.item, admin_assignee_id: person };
  return { ...told, data: { ...told.data, item } };
}

const INTERCOM: readonly Omit<ChatCase, "provider">[] = [
  {
    what: "opened again while it is assigned to another one, who replies and is rated",
    bodies: (id) => [
      part(id, "10:00:45", 1, { part_type: "assignment", body: TEXT, assigned_to: GRACE }),
      part(id, "10:10:00", 2, { part_type: "close" }, "closed"),
      part(id, "10:11:00", 3, {
        ...{ part_type: "comment", body: "<p>And?</p>", author: { type: "user", id: "c" } },
      }, "closed"),
      part(id, "10:11:30", 4, {
        ...{ part_type: "assign_and_reopen", body: TEXT, author: ALAN, assigned_to: ALAN },
      }),
      talkRated(id, "10:20:00"),
    ],
    points: { ava: REPLY + FIRST, ben: REPLY + DELIGHTED },
  },
  {
    what: "given to another one by a part that does not name them, flags and lists as text",
    bodies: (id) => {
      const reply = part(id, "10:00:45", 1, { part_type: "Comment", body: TEXT });
      const parts = reply.data.item.conversation_parts.conversation_parts;
      reply.data.item.conversation_parts = { conversation_parts: { "0": parts[0] } };
      const bot = { part_type: "comment", body: TEXT, author: { ...GRACE, from_ai_agent: "true" } };
      return [
        part(id, "10:00:20", 4, bot),
        reply,
        part(id, "10:10:00", 2, { part_type: "close" }, "closed"),
        talkAssigned(id, 9),
        talkRated(id, "10:20:00"),
      ];
    },
    points: { ava: REPLY + FIRST, ben: DELIGHTED },
  },
  {
    what: "rated, then given to another one, which tells of the rating again",
    bodies: (id) => {
      const rated = talkRated(id, "10:20:00");
      const moved = talkAssigned(id, 9);
      const { conversation_rating } = rated.data.item;
      return [
        part(id, "10:00:45", 1, { part_type: "comment", body: TEXT }),
        { ...rated, data: { item: { ...rated.data.item, admin_assignee_id: "7" } } },
        { ...moved, data: { item: { ...moved.data.item, conversation_rating } } },
      ];
    },
    points: { ava: REPLY + FIRST + DELIGHTED },
  },
  {
    what: "replied to and closed in one second, then opened and closed in another",
    bodies: (id) => [
      part(id, "10:00:45", 1, { part_type: "comment", body: TEXT }),
      part(id, "10:00:45", 2, { part_type: "close" }, "closed"),
      part(id, "10:05:00", 3, { part_type: "open" }),
      part(id, "10:05:00", 4, { part_type: "close" }, "closed"),
    ],
    points: { ava: REPLY + FIRST + REOPENED },
  },
];

const ticketStatus = load("zendesk/testdata/status_changed.json");
const ticketReply = load("zendesk/testdata/comment_by_staff.json");
const ticketAsked = load("zendesk/testdata/comment_by_customer.json");

function ticket(
  template: Body,
  id: number,
  key: string,
  time: string,
  event: Body,
  detail = {},
): Body {
  return {
    ...{ ...template, id: `${key}-${id}`, time: at(time), subject: `zen:ticket:${id}` },
    event: { ...template.event, ...event },
    detail: { ...template.detail, id: String(id), actor_id: "7", assignee_id: "7", ...detail },
  };
}
const ticketReplied = (id: number, key: string, time: string) =>
  ticket(ticketReply, id, key, time, {
    comment: {
      ...{ ...ticketReply.event.comment, id: `${key}-${id}` },
      author: { id: 7, is_staff: true, name: "Grace" },
    },
  });

const ticketSaid = (id: number, key: string, time: unknown, comment: Body) => ({
  ...ticketReplied(id, key, "10:00:00"),
  time,
  event: { comment: { ...ticketReply.event.comment, id: `${key}-${id}`, ...comment } },
});

const ZENDESK: readonly Omit<ChatCase, "provider">[] = [
  {
    what: "closed because it was merged into another ticket, with a note that says so",
    bodies: (id) => [
      ticket(ticketAsked, id, "q", "10:00:00.100", {}),
      ticketReplied(id, "r", "10:00:45.100"),
      ticketReplied(id, "note", "10:10:00.100"),
      ticket(ticketStatus, id, "s", "10:10:00.200", { previous: "OPEN", current: "CLOSED" }, {
        ...{ status: "CLOSED", tags: ["closed_by_merge"] },
      }),
    ],
    points: { ava: REPLY + FIRST },
  },
  {
    what: "closed by a program that does not say who did it, and thrown away",
    bodies: (id) => [
      ticket(ticketAsked, id, "q", "10:00:00.100", {}),
      ticketReplied(id, "r", "10:00:45.100"),
      ticket(ticketStatus, id, "c", "10:10:00", { previous: "SOLVED", current: "CLOSED" }, {
        actor_id: null,
      }),
      ticket(ticketStatus, id, "d", "10:20:00", { previous: "CLOSED", current: "DELETED" }),
    ],
    points: { ava: REPLY + FIRST },
  },
  {
    what: "flags, times and ratings as what passes events on may write them",
    bodies: (id) => [
      ticketSaid(id, "q", seconds("10:00:00"), {
        ...{ is_public: 1, author: { id: 8447388090999, is_staff: "0" } },
      }),
      ticketSaid(id, "r", "Mon, 02 Mar 2026 10:00:45 +0000", {
        ...{ is_public: "True", author: { id: "7", is_staff: 1, name: "Grace" } },
      }),
      ticket(ticketStatus, id, "s", "10:10:00", { previous: "open", current: "solved" }),
      ticket(load("zendesk/testdata/csat_received.json"), id, "p", "10:12:00", {
        satisfaction_score: { score: "5" },
      }),
    ],
    points: { ava: REPLY + FIRST + RESOLVED + DELIGHTED },
  },
  {
    what: "solved to the second of its reply, opened again and solved by another one",
    bodies: (id) => [
      ticket(ticketAsked, id, "q", "10:00:00.100", {}),
      ticketReplied(id, "r", "10:00:45.100"),
      ticket(ticketStatus, id, "1", "10:00:45", { previous: "OPEN", current: "SOLVED" }),
      ticket(ticketStatus, id, "2", "10:05:00", { previous: "SOLVED", current: "OPEN" }),
      ticket(ticketStatus, id, "3", "10:05:00", { previous: "OPEN", current: "SOLVED" }, {
        ...{ actor_id: "9", assignee_id: "9" },
      }),
    ],
    points: { ava: REPLY + FIRST, ben: REOPENED },
  },
];

export const CHAT_CASES: readonly ChatCase[] = [
  ...[...CHATWOOT, ...CHATWOOT_VERSIONS].map((one) => ({ ...one, provider: "chatwoot" as const })),
  ...INTERCOM.map((one) => ({ ...one, provider: "intercom" as const })),
  ...ZENDESK.map((one) => ({ ...one, provider: "zendesk" as const })),
];
