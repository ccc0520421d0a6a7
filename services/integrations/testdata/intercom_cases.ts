/** Conversations as Intercom sends them. */
import {
  type Body,
  type ChatCase,
  DELIGHTED,
  FIRST,
  load,
  REOPENED,
  REPLY,
  seconds,
  TEXT,
} from "./chat_case.ts";

const talk = load("intercom/testdata/admin_replied.json");
const talkRating = load("intercom/testdata/rating_added.json");
const GRACE = { type: "admin", id: "7", name: "Grace" };
const ALAN = { type: "admin", id: "9", name: "Alan" };
const UNASSIGNED = { admin_assignee_id: null, assignee: null };

function part(id: number, time: string, number: number, more: Body, state = "open"): Body {
  const one = {
    type: "conversation_part",
    id: String(id * 10 + number),
    created_at: seconds(time),
    body: null,
    attachments: [],
    assigned_to: null,
    author: GRACE,
    ...more,
  };
  const item = {
    ...talk.data.item,
    ...UNASSIGNED,
    id: String(id),
    open: state === "open",
    state,
    conversation_parts: { conversation_parts: [one] },
  };
  return { ...talk, id: `notif_${one.id}`, data: { ...talk.data, item } };
}
function talkRated(id: number, time: string): Body {
  const conversation_rating = { rating: 5, updated_at: seconds(time), teammate: null };
  const item = { ...talkRating.data.item, ...UNASSIGNED, id: String(id), conversation_rating };
  return { ...talkRating, id: `notif_r${id}`, data: { ...talkRating.data, item } };
}

function talkAssigned(id: number, person: number): Body {
  const template = part(id, "10:15:00", 3, {
    part_type: "assign_and_reopen",
    assigned_to: undefined,
  });
  const item = { ...template.data.item, admin_assignee_id: person };
  return { ...template, data: { ...template.data, item } };
}

export const INTERCOM: readonly Omit<ChatCase, "provider">[] = [
  {
    what: "opened again while it is assigned to another one, who replies and is rated",
    bodies: (id) => [
      part(id, "10:00:45", 1, { part_type: "assignment", body: TEXT, assigned_to: GRACE }),
      part(id, "10:10:00", 2, { part_type: "close" }, "closed"),
      part(id, "10:11:00", 3, {
        part_type: "comment",
        body: "<p>And?</p>",
        author: { type: "user", id: "c" },
      }, "closed"),
      part(id, "10:11:30", 4, {
        part_type: "assign_and_reopen",
        body: TEXT,
        author: ALAN,
        assigned_to: ALAN,
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
