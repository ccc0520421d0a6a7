/**
 * A keep-alive HTTP/1.1 connection over bare TCP. On two cores, `fetch` uses more CPU time than the
 * server under test. This client writes prepared bytes and reads only what it needs of the answer.
 */

/** An answer; `body` is valid until the next request on the connection. */
export interface Answer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** One connection with one request at a time. */
export interface Connection {
  /**
   * @throws {Error} when the server closes the connection or sends an answer that this client does
   *   not support
   */
  send(request: Uint8Array): Promise<Answer>;
  close(): void;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Returns the bytes of a request. */
export function requestBytes(
  options: {
    readonly method: string;
    readonly url: string;
    readonly key?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  },
): Uint8Array {
  const { host, pathname, search } = new URL(options.url);
  const headers = {
    host,
    ...(options.key === undefined ? {} : { authorization: `Bearer ${options.key}` }),
    ...options.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${options.method} ${pathname}${search} HTTP/1.1\r\n${lines.join("")}`;
  if (options.body === undefined) return encoder.encode(`${head}\r\n`);
  // The bodies are ASCII, so one character is one byte.
  return encoder.encode(
    `${head}content-type: application/json\r\ncontent-length: ${options.body.length}\r\n\r\n` +
      options.body,
  );
}

/** Connects to the server of a URL. */
export async function connect(url: string): Promise<Connection> {
  const { port } = new URL(url);
  const connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
  connection.setNoDelay(true);
  let buffer = new Uint8Array(16 * 1024);

  async function send(request: Uint8Array): Promise<Answer> {
    for (let sent = 0; sent < request.length;) {
      sent += await connection.write(sent === 0 ? request : request.subarray(sent));
    }
    let size = 0;
    let head: Head | undefined;
    while (true) {
      if (size === buffer.length) buffer = grow(buffer);
      const read = await connection.read(buffer.subarray(size));
      if (read === null) throw new Error("the server closed the connection");
      size += read;
      head ??= readHead(buffer.subarray(0, size));
      if (head && isComplete(buffer.subarray(0, size), head)) {
        return { status: head.status, body: buffer.subarray(head.bodyAt, size) };
      }
    }
  }
  return { send, close: () => connection.close() };
}

function grow(buffer: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(buffer.length * 2);
  larger.set(buffer);
  return larger;
}

/** The part of an answer's head that says where the answer ends. */
export interface Head {
  readonly status: number;
  readonly bodyAt: number;
  /** The number of bytes of the body; null for a chunked body. */
  readonly length: number | null;
}

/** Parses the head of an answer. Returns undefined while the head is incomplete. */
export function readHead(bytes: Uint8Array): Head | undefined {
  const end = endOfHead(bytes);
  if (end === -1) return undefined;
  const text = decoder.decode(bytes.subarray(0, end));
  const status = Number(text.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length !== undefined) return { status, bodyAt: end + 4, length: Number(length) };
  if (/\r\ntransfer-encoding: *chunked/i.test(text)) {
    return { status, bodyAt: end + 4, length: null };
  }
  throw new Error(`an answer without length:\n${text}`);
}

function endOfHead(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(13); at !== -1; at = bytes.indexOf(13, at + 1)) {
    if (bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) return at;
  }
  return -1;
}

const LAST_CHUNK = encoder.encode("\r\n0\r\n\r\n");

/**
 * Returns whether an answer is complete. Nothing can follow it, because no other request was sent.
 */
export function isComplete(bytes: Uint8Array, head: Head): boolean {
  if (head.length !== null) return bytes.length >= head.bodyAt + head.length;
  const from = bytes.length - LAST_CHUNK.length;
  return from >= head.bodyAt && LAST_CHUNK.every((byte, i) => bytes[from + i] === byte);
}
