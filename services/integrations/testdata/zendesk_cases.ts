/** Tickets as Zendesk sends them. */
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
} from "./chat_case.ts";

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
    ...template,
    id: `${key}-${id}`,
    time: at(time),
    subject: `zen:ticket:${id}`,
    event: { ...template.event, ...event },
    detail: { ...template.detail, id: String(id), actor_id: "7", assignee_id: "7", ...detail },
  };
}
const ticketReplied = (id: number, key: string, time: string) =>
  ticket(ticketReply, id, key, time, {
    comment: {
      ...ticketReply.event.comment,
      id: `${key}-${id}`,
      author: { id: 7, is_staff: true, name: "Grace" },
    },
  });

const ticketSaid = (id: number, key: string, time: unknown, comment: Body) => ({
  ...ticketReplied(id, key, "10:00:00"),
  time,
  event: { comment: { ...ticketReply.event.comment, id: `${key}-${id}`, ...comment } },
});

export const ZENDESK: readonly Omit<ChatCase, "provider">[] = [
  {
    what: "closed because it was merged into another ticket, with a note that says so",
    bodies: (id) => [
      ticket(ticketAsked, id, "q", "10:00:00.100", {}),
      ticketReplied(id, "r", "10:00:45.100"),
      ticketReplied(id, "note", "10:10:00.100"),
      ticket(ticketStatus, id, "s", "10:10:00.200", { previous: "OPEN", current: "CLOSED" }, {
        status: "CLOSED",
        tags: ["closed_by_merge"],
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
        is_public: 1,
        author: { id: 8447388090999, is_staff: "0" },
      }),
      ticketSaid(id, "r", "Mon, 02 Mar 2026 10:00:45 +0000", {
        is_public: "True",
        author: { id: "7", is_staff: 1, name: "Grace" },
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
        actor_id: "9",
        assignee_id: "9",
      }),
    ],
    points: { ava: REPLY + FIRST, ben: REOPENED },
  },
];
