/** Puts load on a server: each connection sends its next request when the last one is answered. */
import { percentile } from "@/bench/stats.ts";
import { connect } from "./connection.ts";

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly durationMilliseconds: number;
  /** Returns the bytes of the next request. */
  readonly next: () => Uint8Array;
  /** Checks an answer with status 200, for example to count its contents. */
  readonly check?: (body: Uint8Array) => void;
}

/** What a server achieved under a load. */
export interface Driven {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
  readonly maxMilliseconds: number;
}

/**
 * Sends for the duration of the load, then waits for the requests in flight. All answered requests
 * count, over the time until the last answer.
 * @throws {Error} on the first answer other than 200: a refused request is not work done
 */
export async function drive(load: Load): Promise<Driven> {
  const connections = await Promise.all(
    Array.from({ length: load.connections }, () => connect(load.url)),
  );
  try {
    const latencies: number[] = [];
    const start = performance.now();
    const end = start + load.durationMilliseconds;
    await Promise.all(connections.map(async (connection) => {
      for (let sentAt = performance.now(); sentAt < end;) {
        const { status, body } = await connection.send(load.next());
        const now = performance.now();
        if (status !== 200) {
          throw new Error(`${load.url} answered ${status}: ${new TextDecoder().decode(body)}`);
        }
        load.check?.(body);
        latencies.push(now - sentAt);
        sentAt = now;
      }
    }));
    const seconds = (performance.now() - start) / 1_000;
    const sorted = Float64Array.from(latencies).sort();
    return {
      requests: sorted.length,
      perSecond: sorted.length / seconds,
      p50Milliseconds: percentile(sorted, 0.5),
      p99Milliseconds: percentile(sorted, 0.99),
      maxMilliseconds: sorted.at(-1)!,
    };
  } finally {
    for (const connection of connections) connection.close();
  }
}
