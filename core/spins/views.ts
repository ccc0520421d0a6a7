import type { Day } from "@/core/calendars/calendar.ts";

/** A prize with all fields that say what is won with it. */
export interface PrizeField extends WheelField {
  /** Points, for the kind `points`. */
  readonly value: number;
  /** The factor of a boost on points, and its duration. */
  readonly factor: number | null;
  readonly minutes: number | null;
}

/** The fields of a {@link PrizeField}. */
export const PRIZE_FIELDS: readonly (keyof PrizeField)[] = [
  ...["key", "title", "kind", "weight", "value", "factor", "minutes"] as const,
];

/** A spin as it is stored: everything that verifying needs, once the seed is known. */
export interface SpinRecord extends SpinView {
  readonly prize: PrizeField;
  readonly candidates: readonly PrizeField[];
}

/** What the wheel's window shows, in full. */
export interface WheelState extends SpinState {
  readonly wheel: readonly PrizeField[];
  readonly recent: readonly SpinRecord[];
}

/** A prize of a published wheel. */
export interface PublishedPrize extends PrizeField {
  /** Whether it can run out; prizes that cannot are in every draw. */
  readonly isLimited: boolean;
}

/** A published wheel; it never changes. */
export interface PublishedWheel {
  readonly version: number;
  /** ISO 8601, when it became effective. */
  readonly publishedAt: string;
  readonly prizes: readonly PublishedPrize[];
}

/** What Laurel publishes about a day's draws. */
export interface FairnessDay {
  readonly day: Day;
  /** The organization's time zone, which defines the days. */
  readonly timeZone: string;
  /** SHA-256 of the seed, hex. */
  readonly commitment: string;
  /** Hex; null until the day is over. */
  readonly seed: string | null;
  /** The wheels that were in force on the day, oldest first. */
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

/** A spin with everything that verifying needs, once the seed is known. */
export interface SpinView {
  readonly id: string;
  readonly agent: string;
  /** The day of the seed, in the organization's time zone. */
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
  /** The signed message: `agent:spinId`. */
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
