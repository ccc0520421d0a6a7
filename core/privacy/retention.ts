/** A kind of data that is removed after a period. */
export interface RetentionKind {
  readonly id: string;
  readonly title: string;
  /** What is removed, and what stays. */
  readonly about: string;
  /** The fewest days that can be chosen. */
  readonly minDays: number;
  /** The most days that can be chosen; null: without limit, and forever. */
  readonly maxDays: number | null;
  /** The days while nobody has chosen; null: forever. */
  readonly defaultDays: number | null;
}

/**
 * Everything that has a period. To add a kind, describe it here and say in
 * `services/privacy/retention_work.ts` how it is removed. Nothing that points follow from, and
 * nothing that makes an event count once, is among them.
 */
export const RETENTION_KINDS = [
  {
    id: "received_webhooks",
    title: "Received webhooks",
    about: "The stored bodies of what tools sent. What followed from them stays; they cannot be " +
      "read again afterwards.",
    minDays: 1,
    maxDays: 90,
    defaultDays: 90,
  },
  {
    id: "sent_webhooks",
    title: "Sent webhooks",
    about: "Messages to other systems that were delivered or given up.",
    minDays: 1,
    maxDays: 30,
    defaultDays: 30,
  },
  {
    id: "event_details",
    title: "Details of events",
    about: "Fields of events that no rule, achievement, challenge or metric reads, such as names " +
      "and notes. Ids, times and everything that points follow from stay.",
    minDays: 30,
    maxDays: null,
    defaultDays: null,
  },
  {
    id: "sessions",
    title: "Ended sign-ins",
    about: "Sessions that have ended, with the network address and the browser.",
    minDays: 1,
    maxDays: null,
    defaultDays: 90,
  },
  {
    id: "visits",
    title: "Single visits",
    about: "Visits to Laurel with their length, and how often somebody used something. Counts of " +
      "days without people stay.",
    minDays: 1,
    maxDays: null,
    defaultDays: 35,
  },
  {
    id: "visit_days",
    title: "Days with visits",
    about: "On which days and in which months somebody was here, and what they used. Counts of " +
      "days without people stay.",
    // A person counts as active for four weeks.
    minDays: 28,
    maxDays: null,
    defaultDays: 400,
  },
  {
    id: "invitations",
    title: "Closed invitations",
    about: "Invitations that were accepted, revoked or have expired, with name and e-mail.",
    minDays: 1,
    maxDays: null,
    defaultDays: null,
  },
  {
    id: "audit_log",
    title: "Audit log",
    about: "Who did what. At least a year is kept.",
    minDays: 365,
    maxDays: null,
    defaultDays: null,
  },
] as const satisfies readonly RetentionKind[];

export type RetentionKindId = typeof RETENTION_KINDS[number]["id"];

/** Returns a kind by its id, or undefined. */
export function retentionKind(id: string): RetentionKind | undefined {
  return RETENTION_KINDS.find((kind) => kind.id === id);
}
