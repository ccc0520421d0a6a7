import { pause, type Sender, type Sent } from "./sender.ts";
import type { DueEvent } from "./stream.ts";
import { count, newTally, type Tally } from "./tally.ts";

export interface RunOptions {
  /** Events in the order of their time. */
  readonly events: Iterator<DueEvent>;
  readonly sender: Sender;
  /** Ends the run. Requests in flight may take up to 3 s more. */
  readonly signal: AbortSignal;
  /** The maximum number of events to send. Without it only the signal ends the run. */
  readonly limit?: number;
  /** Called with every answer. It can throw to end the run. */
  readonly onSent?: (sent: Sent, tally: Tally) => void;
}

/**
 * The maximum number of requests in flight. When the server is slower than that, the run falls
 * behind.
 */
const MAX_IN_FLIGHT = 64;

/** How long requests in flight may take after the end of the run. */
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
    while (onTheWay.size >= MAX_IN_FLIGHT) await Promise.race(onTheWay);
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
