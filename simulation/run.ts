import { pause, type Sender, type Sent } from "./sender.ts";
import type { DueEvent } from "./stream.ts";
import { count, newTally, type Tally } from "./tally.ts";

export interface RunOptions {
  /** Events in the order of their time. */
  readonly events: Iterator<DueEvent>;
  readonly sender: Sender;
  /** Ends the run; what is on its way is waited for, 3 s at most. */
  readonly signal: AbortSignal;
  /** Most events to send; without it the signal alone ends the run. */
  readonly limit?: number;
  /** Told of every answer; throws to end the run. */
  readonly onSent?: (sent: Sent, tally: Tally) => void;
}

/** Events on their way at the same time; when the server is slower than that, the run falls behind. */
const MAX_ON_THE_WAY = 64;

/** How long events that are on their way at the end are waited for. */
const GRACE_MILLISECONDS = 3_000;

/**
 * Sends each event when its time has come.
 * @returns the counts of the whole run
 * @throws what `onSent` threw
 */
export async function runSimulation(options: RunOptions): Promise<Tally> {
  const { events, sender, limit = Infinity } = options;
  const tally = newTally();
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  const onTheWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;

  for (let started = 0; started < limit && !signal.aborted; started++) {
    const next = events.next();
    if (next.done) break;
    const { event, time } = next.value;
    if (time > Date.now()) await pause(time - Date.now(), signal);
    while (onTheWay.size >= MAX_ON_THE_WAY) await Promise.race(onTheWay);
    if (signal.aborted) break;
    const sending = sender.send(event, ended.signal).then((sent) => {
      if (failure) return;
      count(tally, sent);
      options.onSent?.(sent, tally);
    }).catch((error: unknown) => {
      failure ??= { error };
      ended.abort();
    }).finally(() => onTheWay.delete(sending));
    onTheWay.add(sending);
  }
  const deadline = setTimeout(() => ended.abort(), GRACE_MILLISECONDS);
  await Promise.all(onTheWay);
  clearTimeout(deadline);
  if (failure) throw failure.error;
  return tally;
}
