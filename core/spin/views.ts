import type { Day } from "../calendar.ts";
import type { SpinState, SpinView, WheelField } from "../views.ts";

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
