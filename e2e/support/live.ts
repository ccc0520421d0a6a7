/** Reads the live stream like a browser, and keeps every message. */
import type { LiveFrame, LiveMessages, LiveType } from "@/core/live/messages.ts";

/** One server-sent event, or a line outside of an event (`retry`, a comment). */
export interface Message {
  readonly id: string | null;
  readonly type: LiveType;
  // deno-lint-ignore no-explicit-any -- the test knows what it asked for
  readonly data: any;
}

export interface LiveReader {
  readonly messages: readonly Message[];
  /** The last position that was received. */
  readonly lastId: string | null;
  /** Resolves with the first message, past or future, that meets the condition. */
  until(isIt: (message: Message) => boolean): Promise<Message>;
  /** Settles when the connection has ended. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export interface OpenStream extends LiveReader {
  readonly response: Response;
  /** Lines that are not part of an event. */
  readonly extra: readonly string[];
}

/** A generous limit, because other tests may use the processor. */
const TIMEOUT_MILLISECONDS = 60_000;

/** What both transports share: the messages so far, and waiting for a message. */
function collector() {
  const messages: Message[] = [];
  const waiting = new Set<() => void>();
  const over = Promise.withResolvers<void>();
  return {
    messages,
    end: over.resolve,
    ended: over.promise,
    add(message: Message) {
      messages.push(message);
      for (const look of [...waiting]) look();
    },
    until(isIt: (message: Message) => boolean): Promise<Message> {
      return new Promise((resolve, reject) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        const fail = (why: string) => {
          done();
          reject(new Error(`${why}; received so far: ${JSON.stringify(messages).slice(0, 4_000)}`));
        };
        const timer = setTimeout(() => fail("the message did not come"), TIMEOUT_MILLISECONDS);
        const look = () => {
          const found = messages.find(isIt);
          if (!found) return;
          done();
          resolve(found);
        };
        waiting.add(look);
        look();
        over.promise.then(() => waiting.has(look) && fail("the stream ended"));
      });
    },
  };
}

/** Opens `/api/v1/stream`. */
export async function openStream(
  url: string,
  headers: Record<string, string>,
  query = "",
): Promise<OpenStream> {
  const stopping = new AbortController();
  const response = await fetch(`${url}/api/v1/stream${query}`, {
    headers,
    signal: stopping.signal,
  });
  if (response.status !== 200) {
    throw new Error(`the stream answered ${response.status}: ${await response.text()}`);
  }
  const { messages, until, ended, add, end } = collector();
  const extra: string[] = [];
  let lastId: string | null = null;

  async function read() {
    let rest = "";
    try {
      for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
        const blocks = (rest + text).split("\n\n");
        rest = blocks.pop()!;
        blocks.forEach(readBlock);
      }
    } catch (error) {
      // The server was killed, or this client disconnected.
      if (!stopping.signal.aborted && !(error instanceof TypeError)) throw error;
    } finally {
      end();
    }
  }

  function readBlock(block: string) {
    const fields: Record<string, string> = {};
    for (const line of block.split("\n")) {
      const [, name, value] = /^(event|id|data): (.*)$/.exec(line) ?? [];
      if (name === undefined) extra.push(line);
      else fields[name] = value!;
    }
    if (fields.id !== undefined) lastId = fields.id;
    // A heartbeat has no data.
    if (fields.event === undefined || fields.data === undefined) return;
    const type = fields.event as LiveType;
    add({ id: fields.id ?? null, type, data: JSON.parse(fields.data) as LiveMessages[LiveType] });
  }

  const reading = read();
  return {
    response,
    messages,
    extra,
    until,
    ended,
    get lastId() {
      return lastId;
    },
    async close() {
      stopping.abort();
      await reading;
    },
  };
}

/** Opens `/api/v1/ws`. */
export async function openSocket(
  url: string,
  headers: Record<string, string>,
  query = "",
): Promise<LiveReader & { readonly code: Promise<number> }> {
  // Deno's WebSocket accepts headers, but the type here is the browser's, which does not.
  const options = { headers } as unknown as string[];
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/v1/ws${query}`, options);
  const { messages, until, ended, add, end } = collector();
  const code = Promise.withResolvers<number>();
  let lastId: string | null = null;
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data) as LiveFrame;
    if (frame.id !== null) lastId = frame.id;
    add(frame);
  };
  socket.onclose = (event) => {
    code.resolve(event.code);
    end();
  };
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = (event) => reject(new Error((event as ErrorEvent).message || "no socket"));
  });
  return {
    messages,
    until,
    ended,
    code: code.promise,
    get lastId() {
      return lastId;
    },
    async close() {
      socket.close();
      await ended;
    },
  };
}
