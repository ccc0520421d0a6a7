import { backoffMilliseconds, delayUnlessAborted } from "./backoff.ts";

/** Settings of a stream of one channel. */
export interface RestStreamOptions {
  url: string;
  token: string;
  channel: string;
  onMessage: (payload: string) => void;
  /** Called each time the subscription becomes active. */
  onSubscribed: () => void;
  /** Called for each failed or ended connection. */
  onError: (error: Error) => void;
  signal: AbortSignal;
  /** A stream without data for this long is opened again, in milliseconds. */
  silenceMilliseconds?: number;
  /** How long the server may take to confirm, in milliseconds. */
  confirmMilliseconds?: number;
}

const maxFrameCharacters = 1024 * 1024;

/** Yields the `data:` lines of a server-sent event stream. */
async function* dataLines(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = "";
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    if (rest.length > maxFrameCharacters) throw new Error("A frame is longer than 1 MiB");
    for (const line of lines) if (line.startsWith("data: ")) yield line.slice(6);
  }
}

/** Reads one connection until it ends or fails. Returns whether it had been confirmed. */
async function readOnce(options: RestStreamOptions): Promise<boolean> {
  const { silenceMilliseconds = 300_000, confirmMilliseconds = 5_000 } = options;
  const watchdog = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const allow = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(
      () => watchdog.abort(new Error(`No data within ${milliseconds} ms`)),
      milliseconds,
    );
  };
  let confirmed = false;
  try {
    allow(confirmMilliseconds);
    const response = await fetch(
      `${options.url}/subscribe/${encodeURIComponent(options.channel)}`,
      {
        method: "POST",
        headers: { Authorization: `Bearer ${options.token}`, Accept: "text/event-stream" },
        signal: AbortSignal.any([options.signal, watchdog.signal]),
      },
    );
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw new Error(`The server answered ${response.status}`);
    }
    for await (const frame of dataLines(response.body)) {
      const [type, channel] = frame.split(",", 2);
      if (type === "subscribe" && !confirmed) {
        confirmed = true;
        options.onSubscribed();
      } else if (type === "message") {
        options.onMessage(frame.slice(`message,${channel},`.length));
      }
      if (confirmed) allow(silenceMilliseconds);
    }
    options.onError(new Error(`The stream of ${options.channel} ended`));
  } catch (error) {
    if (!options.signal.aborted) {
      options.onError(error instanceof Error ? error : new Error(String(error)));
    }
  } finally {
    clearTimeout(timer);
  }
  return confirmed;
}

/**
 * Reads a channel over REST until `signal` aborts, and reconnects with growing delays. The SDK's
 * own `subscribe` cannot be used: it does not report the end of its stream, so a loss would go
 * unnoticed.
 */
export async function runRestStream(options: RestStreamOptions): Promise<void> {
  for (let attempt = 0; !options.signal.aborted; attempt++) {
    if (await readOnce(options)) attempt = 0;
    await delayUnlessAborted(backoffMilliseconds(attempt), options.signal);
  }
}
