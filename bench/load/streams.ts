/** Many open event streams in one process. It records when messages of type `points` arrive. */
import { requestBytes } from "./connection.ts";

export interface Streams {
  /**
   * Waits for this many messages over all streams. Returns the time of each (`performance.now()`),
   * sorted by its number on its stream, then by time.
   * @throws {Error} when they do not arrive within 30 seconds
   */
  collect(count: number): Promise<number[]>;
  close(): void;
}

const LIMIT_MILLISECONDS = 30_000;
/** The number of connections that are opened at the same time. */
const OPENING = 50;
/** The beginning of a `points` message. */
const MARK = new TextEncoder().encode("event: points\n");

/**
 * Opens streams and waits until each has an answer.
 * @throws {Error} when one is refused
 */
export async function openStreams(url: string, key: string, count: number): Promise<Streams> {
  const request = requestBytes({ method: "GET", url, key });
  const connections: Deno.TcpConn[] = [];
  let arrivals: number[][] = [];
  let missing = 0;
  let done: (() => void) | undefined;
  let hasClosed = false;

  async function open(): Promise<void> {
    const connection = await Deno.connect({
      hostname: "127.0.0.1",
      port: Number(new URL(url).port),
    });
    connections.push(connection);
    await connection.write(request);
    const buffer = new Uint8Array(8 * 1024);
    const size = await connection.read(buffer);
    const head = new TextDecoder().decode(buffer.subarray(0, size ?? 0));
    if (!head.startsWith("HTTP/1.1 200")) throw new Error(`a stream was answered with: ${head}`);
    void read(connection, buffer);
  }

  async function read(connection: Deno.TcpConn, buffer: Uint8Array): Promise<void> {
    const counter = createCounter();
    let before: number[][] | undefined;
    let number = 0;
    try {
      for (let size = await connection.read(buffer); size; size = await connection.read(buffer)) {
        const at = performance.now();
        for (let found = counter(buffer.subarray(0, size)); found > 0; found--) {
          if (before !== arrivals) number = 0;
          before = arrivals;
          (arrivals[number++] ??= []).push(at);
          if (--missing === 0) done?.();
        }
      }
    } catch (error) {
      if (!hasClosed) throw error;
    }
  }

  for (let opened = 0; opened < count; opened += OPENING) {
    await Promise.all(Array.from({ length: Math.min(OPENING, count - opened) }, open));
  }
  return {
    collect(wanted) {
      arrivals = [];
      missing = wanted;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`${missing} of ${wanted} messages did not arrive`)),
          LIMIT_MILLISECONDS,
        );
        done = () => {
          clearTimeout(timer);
          resolve(arrivals.flat());
        };
      });
    },
    close() {
      hasClosed = true;
      for (const connection of connections) connection.close();
    },
  };
}

/**
 * Returns a function that counts marks in the chunks of a stream, including marks across two
 * chunks.
 */
export function createCounter(): (bytes: Uint8Array) => number {
  // Messages begin at the start of a line, so a mark never begins inside another mark.
  let matched = 0;
  return (bytes) => {
    let found = 0;
    for (let i = 0; i < bytes.length; i++) {
      if (matched === 0) {
        i = bytes.indexOf(MARK[0]!, i);
        if (i === -1) break;
        matched = 1;
      } else if (bytes[i] === MARK[matched]) matched++;
      else matched = bytes[i] === MARK[0] ? 1 : 0;
      if (matched === MARK.length) {
        found++;
        matched = 0;
      }
    }
    return found;
  };
}
