/** HTTP by hand, for requests that well-behaved clients cannot make. */
import { KEY } from "./laurel.ts";

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Sends a request whose target and headers are sent exactly byte by byte. `fetch` would escape,
 * sort or refuse them.
 * @param target as in the first line: path and query
 * @param headers texts are sent as UTF-8, bytes unchanged
 */
export async function sendRaw(
  url: string,
  { method = "POST", target, headers = {}, body = "", isChunked = false }: {
    readonly method?: string;
    readonly target: string;
    readonly headers?: Readonly<Record<string, string | Uint8Array>>;
    readonly body?: string | Uint8Array;
    readonly isChunked?: boolean;
  },
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(url);
  const encoder = new TextEncoder();
  const bytesOf = (part: string | Uint8Array) =>
    typeof part === "string" ? encoder.encode(part) : part;
  const bytes = bytesOf(body);
  const length = isChunked ? "transfer-encoding: chunked" : `content-length: ${bytes.length}`;
  const chunk = bytes.length === 0 ? [] : [`${bytes.length.toString(16)}\r\n`, bytes, "\r\n"];
  const parts = [
    ...[`${method} ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n${length}\r\n`],
    ...Object.entries(headers).flatMap(([name, value]) => [`${name}: `, value, "\r\n"]),
    ...["\r\n", ...(isChunked ? [...chunk, "0\r\n\r\n"] : [bytes])],
  ];
  const connection = await Deno.connect({ hostname, port: Number(port) });
  try {
    for (const part of parts) {
      for (let rest = bytesOf(part); rest.length > 0;) {
        rest = rest.subarray(await connection.write(rest));
      }
    }
    return await readAnswer(connection);
  } finally {
    connection.close();
  }
}

/**
 * Posts to `/api/v1/events` over a bare connection. Stops writing when the server stops reading.
 * @param write called once with a function that adds to the body
 */
export async function rawRequest(
  url: string,
  write: (add: (text: string) => void) => void,
  { isChunked = false } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  write((text) => void parts.push(encoder.encode(text)));
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  const send = async (bytes: Uint8Array) => {
    for (let rest = bytes; rest.length > 0;) rest = rest.subarray(await connection.write(rest));
  };
  const answer = readAnswer(connection);
  try {
    const length = isChunked ? "transfer-encoding: chunked" : `content-length: ${size}`;
    await send(encoder.encode(
      `POST /api/v1/events HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${KEY}\r\n` +
        `content-type: application/json\r\nconnection: close\r\n${length}\r\n\r\n`,
    ));
    for (const part of parts) {
      if (isChunked) await send(encoder.encode(`${part.length.toString(16)}\r\n`));
      await send(part);
      if (isChunked) await send(encoder.encode("\r\n"));
    }
    if (isChunked) await send(encoder.encode("0\r\n\r\n"));
  } catch (error) {
    // The server may answer before the end of the body and close the connection.
    const isHungUp = error instanceof Deno.errors.BrokenPipe ||
      error instanceof Deno.errors.ConnectionReset;
    if (!isHungUp) throw error;
  }
  try {
    return await answer;
  } finally {
    connection.close();
  }
}

/** Reads until the answer is complete. The connection may stay open after it. */
async function readAnswer(connection: Deno.Conn): Promise<RawAnswer> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(16 * 1024);
  let text = "";
  while (true) {
    // A connection that is reset has ended, as one that is closed.
    const count = await connection.read(buffer).catch(() => null);
    if (count === null) break;
    text += decoder.decode(buffer.subarray(0, count), { stream: true });
    const [head, body] = split(text);
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    if (body !== null && length !== undefined && body.length >= Number(length)) break;
  }
  const [head, body] = split(text);
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), body: body ?? "" };
}

function split(text: string): [string, string | null] {
  const end = text.indexOf("\r\n\r\n");
  return end < 0 ? [text, null] : [text.slice(0, end), text.slice(end + 4)];
}
