import type { Day } from "@/core/calendars/calendar.ts";

/** A prize as it was in a draw: all that says what was won. */
export interface PrizeField extends WheelField {
  /** Points, for the kind `points`. */
  readonly value: number;
  /** Of a boost: what points are multiplied by, and for how long. */
  readonly factor: number | null;
  readonly minutes: number | null;
}

/** The fields of a {@link PrizeField}. */
export const PRIZE_FIELDS: readonly (keyof PrizeField)[] = [
  ...["key", "title", "kind", "weight", "value", "factor", "minutes"] as const,
];

/** A spin as it is kept: everything that verifying takes, once the seed is known. */
export interface SpinRecord extends SpinView {
  readonly prize: PrizeField;
  readonly candidates: readonly PrizeField[];
}

/** What the wheel's window shows, in full. */
export interface WheelState extends SpinState {
  readonly wheel: readonly PrizeField[];
  readonly recent: readonly SpinRecord[];
}

/** A prize of a wheel as it was published. */
export interface PublishedPrize extends PrizeField {
  /** Whether it can run out; those that cannot are in every draw. */
  readonly isLimited: boolean;
}

/** A wheel as it was published; it never changes. */
export interface PublishedWheel {
  readonly version: number;
  /** ISO 8601, when it began to count. */
  readonly publishedAt: string;
  readonly prizes: readonly PublishedPrize[];
}

/** What Laurel tells everybody of a day's draws. */
export interface FairnessDay {
  readonly day: Day;
  /** The organization's zone, whose days these are. */
  readonly timeZone: string;
  /** SHA-256 of the seed, hex. */
  readonly commitment: string;
  /** Hex; null until the day is over. */
  readonly seed: string | null;
  /** The wheels that counted on the day, oldest first. */
  readonly wheels: readonly PublishedWheel[];
}

export type PrizeKind = "points" | "boost" | "streak_freeze" | "badge" | "nothing";

/** A field of the wheel as agents see it. */
export interface WheelField {
  readonly key: string;
  readonly title: string;
  readonly kind: PrizeKind;
  /** Whole number; its share of the sum of weights is its chance. */
  readonly weight: number;
}

/** A spin, with everything that it takes to verify it once the seed is known. */
export interface SpinView {
  readonly id: string;
  readonly agent: string;
  /** Day of the seed, in the organization's zone. */
  readonly day: string;
  /** ISO 8601. */
  readonly time: string;
  readonly prize: WheelField & { readonly value: number };
  /** The prizes that were in the draw, in the order of the draw. */
  readonly candidates: readonly WheelField[];
  readonly wheelVersion: number;
  /** SHA-256 of the day's seed, hex; shown before the spin. */
  readonly commitment: string;
  /** Hex; null until the day is over. */
  readonly seed: string | null;
  /** What was signed: `agent:spinId`. */
  readonly message: string;
  /** HMAC-SHA256(seed, message), hex. */
  readonly digest: string;
}

/** What the wheel's window needs. */
export interface SpinState {
  /** Spins the agent may make now. */
  readonly rights: number;
  readonly wheel: readonly WheelField[];
  readonly today: string;
  readonly commitment: string;
  /** Newest first. */
  readonly recent: readonly SpinView[];
}
