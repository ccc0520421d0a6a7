import { type ReadonlySignal, signal } from "@preact/signals";

/** Something that is shown on the whole screen. */
export type Moment =
  & { readonly id: number }
  & (
    | { readonly kind: "goal"; readonly title: string }
    | { readonly kind: "level"; readonly level: number; readonly rank: string | null }
    | {
      readonly kind: "achievement";
      readonly title: string;
      readonly icon: string;
      readonly tier: number;
      readonly points: number;
    }
  );

/** Who comes back after hours gets the biggest moments, not a film. The banners tell of the others. */
const MAX_MOMENTS = 5;

/** The moments that wait, one of which is shown. */
export interface MomentQueue {
  readonly current: ReadonlySignal<Moment | null>;
  add(moment: Moment): void;
  /** Called when the current one was shown. */
  next(): void;
}

/** Creates an empty queue: one moment at a time, the biggest of those that wait first. */
export function createMomentQueue(): MomentQueue {
  const current = signal<Moment | null>(null);
  let waiting: readonly Moment[] = [];
  const next = () => {
    const [first = null, ...rest] = waiting;
    waiting = rest;
    current.value = first;
  };
  return {
    current,
    add(moment) {
      waiting = [...waiting, moment].sort((a, b) => sizeOf(b) - sizeOf(a) || a.id - b.id)
        .slice(0, MAX_MOMENTS);
      if (current.value === null) next();
    },
    next,
  };
}

/** A level is worth months of work; an achievement is as big as its tier; a ring closes every day. */
function sizeOf(moment: Moment): number {
  if (moment.kind === "goal") return 0;
  return moment.kind === "level" ? 10 : moment.tier;
}
