import { retentionWords } from "@/words/privacy.ts";

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
const KINDS = [
  {
    id: "received_webhooks",
    minDays: 1,
    maxDays: 90,
    defaultDays: 90,
  },
  {
    id: "sent_webhooks",
    minDays: 1,
    maxDays: 30,
    defaultDays: 30,
  },
  {
    id: "event_details",
    minDays: 30,
    maxDays: null,
    defaultDays: null,
  },
  {
    id: "sessions",
    minDays: 1,
    maxDays: null,
    defaultDays: 90,
  },
  {
    id: "notifications",
    minDays: 1,
    maxDays: null,
    defaultDays: 90,
  },
  {
    id: "visits",
    minDays: 1,
    maxDays: null,
    defaultDays: 35,
  },
  {
    id: "visit_days",
    // A person counts as active for four weeks.
    minDays: 28,
    maxDays: null,
    defaultDays: 400,
  },
  {
    id: "invitations",
    minDays: 1,
    maxDays: null,
    defaultDays: null,
  },
  {
    id: "audit_log",
    minDays: 365,
    maxDays: null,
    defaultDays: null,
  },
] as const;

export type RetentionKindId = typeof KINDS[number]["id"];

/** All kinds, with their English texts; pages have them in other languages. */
export const RETENTION_KINDS = KINDS.map((kind) => ({
  ...kind,
  ...retentionWords.en[kind.id],
})) satisfies readonly RetentionKind[];

/** Returns a kind by its id, or undefined. */
export function retentionKind(id: string): RetentionKind | undefined {
  return RETENTION_KINDS.find((kind) => kind.id === id);
}
