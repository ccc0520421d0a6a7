/** What a benchmark is given. */
import type { Recorder } from "./report.ts";
import type { Rig } from "./rig.ts";

/** How much is measured. */
export interface Effort {
  /** Repetitions of each measurement. */
  readonly rounds: number;
  /** Length of one, in milliseconds. */
  readonly roundMilliseconds: number;
  readonly streams: number;
  readonly boardAgents: number;
  /** Stored events up to which the log grows; a power of ten. */
  readonly growthEvents: number;
}

export interface BenchContext {
  readonly effort: Effort;
  readonly recorder: Recorder;
  /** Starts the rig when the first benchmark asks for it. */
  rig(): Promise<Rig>;
  /** Whether a name was asked for, itself or through what is measured against it. */
  isWanted(name: string): boolean;
  /** Tells the person what is being done. */
  say(text: string): void;
}

export type Bench = (context: BenchContext) => Promise<void>;
