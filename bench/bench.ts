/** What every benchmark receives. */
import type { Recorder } from "./report.ts";
import type { Rig } from "./rig.ts";

/** How much is measured. */
export interface Effort {
  /** How often each measurement is repeated. */
  readonly rounds: number;
  /** The duration of a measurement, in milliseconds. */
  readonly roundMilliseconds: number;
  readonly streams: number;
  readonly boardAgents: number;
  /** The number of stored events that the log grows to; a power of ten. */
  readonly growthEvents: number;
  /** The size of the organization whose pages are read. */
  readonly analyticsPeople: number;
  readonly analyticsEvents: number;
}

export interface BenchContext {
  readonly effort: Effort;
  readonly recorder: Recorder;
  /** Starts the rig when the first benchmark needs it. */
  rig(): Promise<Rig>;
  /** Whether a name was requested, directly or as the baseline of another. */
  isWanted(name: string): boolean;
  /** Prints progress for the person. */
  say(text: string): void;
}

export type Bench = (context: BenchContext) => Promise<void>;
