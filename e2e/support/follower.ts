/**
 * Simulates a client of the live stream that reads at a given speed, disconnects and reconnects.
 */
import { delay } from "@std/async/delay";
import type { LiveFrame, LiveType } from "@/core/live/messages.ts";
import { comparePositions } from "@/core/live/position.ts";

export interface Habits {
  readonly transport: "sse" | "ws";
  /** Bytes per second, approximately. Infinity: as fast as they come. */
  readonly speed: number;
  /** Disconnects after this many bytes. */
  readonly breaksAfter: number;
}

/** Where to connect, and with which rights. */
export interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The bytes of one connection, until it ends. */
type Connection = AsyncIterable<Uint8Array> & {
  /** Answers the server's pings. Without an answer the server considers the socket dead. */
  pong?(): Promise<void>;
  close(): void;
};

export class Follower {
  /** The last position that was received. */
  id: string;
  connections = 0;
  syncs = 0;
  #end: string | undefined;
  #connection: Connection | undefined;

  constructor(
    readonly target: Target,
    readonly habits: Habits,
    start: string,
    readonly onFrame: (frame: LiveFrame) => void | Promise<void>,
  ) {
    this.id = start;
  }

  /** Follows the stream until the end is known and reached, over as many connections as needed. */
  async follow(): Promise<void> {
    while (!this.#isDone) {
      this.connections++;
      const open = this.habits.transport === "sse" ? openSse : openWs;
      this.#connection = await open(this.target, this.id);
      try {
        await this.#read(this.#connection);
      } finally {
        this.#connection.close();
      }
    }
  }

  /** Sets the position at which following ends. */
  finishAt(end: string): void {
    this.#end = end;
    if (this.#isDone) this.#connection?.close();
  }

  get #isDone(): boolean {
    return this.#end !== undefined && comparePositions(this.id, this.#end) >= 0;
  }

  async #read(connection: Connection): Promise<void> {
    const { speed, breaksAfter } = this.habits;
    const frames = this.habits.transport === "sse"
      ? sseFrames()
      : wsFrames(() => void connection.pong!());
    let bytes = 0;
    for await (const chunk of connection) {
      for (const frame of frames(chunk)) await this.#take(frame);
      bytes += chunk.length;
      if (this.#isDone) return;
      // The complete messages are kept, the remaining bytes are lost.
      if (bytes > breaksAfter) return;
      if (speed !== Infinity) await delay(chunk.length / speed * 1_000);
    }
  }

  async #take(frame: Read) {
    const order = comparePositions(frame.id, this.id);
    if (order < 0 || (order === 0 && frame.type !== "heartbeat")) {
      throw new Error(`${frame.type} ${frame.id} came after ${this.id}`);
    }
    this.id = frame.id;
    if (frame.type === "heartbeat") return;
    if (frame.type === "sync") this.syncs++;
    await this.onFrame(frame);
  }
}

async function openSse({ url, headers }: Target, id: string): Promise<Connection> {
  const stopping = new AbortController();
  const response = await fetch(`${url}/api/v1/stream?last_event_id=${id}`, {
    headers,
    signal: stopping.signal,
  });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return {
    async *[Symbol.asyncIterator]() {
      try {
        for await (const chunk of response.body!) yield chunk;
      } catch (error) {
        if (!stopping.signal.aborted && !(error instanceof TypeError)) throw error;
      }
    },
    close: () => stopping.abort(),
  };
}

/** Opens a WebSocket by hand. The usual clients always read as fast as they can. */
async function openWs({ url, headers }: Target, id: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  const lines = [
    `GET /api/v1/ws?last_event_id=${id} HTTP/1.1`,
    ...[`host: ${hostname}:${port}`, "connection: Upgrade", "upgrade: websocket"],
    ...["sec-websocket-version: 13", "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ=="],
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  await connection.write(new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`));
  let isClosed = false;
  return {
    async *[Symbol.asyncIterator]() {
      const buffer = new Uint8Array(16 * 1024);
      let head = "";
      try {
        for (let size = await connection.read(buffer); size; size = await connection.read(buffer)) {
          const bytes = buffer.slice(0, size);
          if (head.includes("\r\n\r\n")) {
            yield bytes;
            continue;
          }
          // One character per byte, so that positions in both are the same.
          const text = head + String.fromCharCode(...bytes);
          const end = text.indexOf("\r\n\r\n");
          if (!text.startsWith("HTTP/1.1 101")) throw new Error(text);
          if (end >= 0) yield bytes.slice(end + 4 - head.length);
          head = text;
        }
      } catch (error) {
        const isCut = error instanceof Deno.errors.ConnectionReset ||
          error instanceof Deno.errors.BadResource || error instanceof Deno.errors.Interrupted;
        if (!isClosed && !isCut) throw error;
      }
    },
    async pong() {
      // FIN and opcode 10, then MASK and no payload, then the mask.
      // A server that hung up is noticed by the reader.
      if (!isClosed) await connection.write(Uint8Array.of(0x8a, 0x80, 0, 0, 0, 0)).catch(() => {});
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      connection.close();
    },
  };
}

type Read = LiveFrame | { readonly id: string; readonly type: "heartbeat" };

/** Returns a function that takes bytes and returns the complete events. */
function sseFrames(): (chunk: Uint8Array) => Read[] {
  const decoder = new TextDecoder();
  let rest = "";
  return (chunk) => {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = blocks.pop()!;
    return blocks.flatMap((block): Read[] => {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "m").exec(block)?.[1];
      const [type, id, data] = [field("event"), field("id"), field("data")];
      if (type === undefined || id === undefined) return [];
      if (type === "heartbeat") return [{ id, type } as const];
      return [{ id, type: type as LiveType, data: JSON.parse(data!) } as LiveFrame];
    });
  };
}

/**
 * Returns a function that takes bytes and returns the complete text messages (RFC 6455, section
 * 5.2).
 */
function wsFrames(onPing: () => void): (chunk: Uint8Array) => Read[] {
  let rest = new Uint8Array(0);
  return (chunk) => {
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const view = new DataView(bytes.buffer);
    const frames: Read[] = [];
    let at = 0;
    while (at + 2 <= bytes.length) {
      const short = bytes[at + 1]! & 0x7f;
      const header = short === 127 ? 10 : short === 126 ? 4 : 2;
      if (at + header > bytes.length) break;
      const length = short === 127
        ? Number(view.getBigUint64(at + 2))
        : short === 126
        ? view.getUint16(at + 2)
        : short;
      if (at + header + length > bytes.length) break;
      const opcode = bytes[at]! & 0x0f;
      const payload = bytes.subarray(at + header, at + header + length);
      if (opcode === 9) onPing();
      if (opcode === 1) frames.push(JSON.parse(new TextDecoder().decode(payload)));
      at += header + length;
    }
    rest = bytes.slice(at);
    return frames;
  };
}
