/** A receiver of Laurel's outgoing webhooks: a real HTTP server on this machine. */

/** A request that arrived. */
export interface ReceivedWebhook {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly headers: Headers;
  /** The body exactly as it was sent. */
  readonly text: string;
  // deno-lint-ignore no-explicit-any -- as receivers get it
  readonly json: any;
}

export interface Receiver {
  /** The address of the receiver, with a slash at the end. */
  readonly url: string;
  /** The requests in the order of arrival. */
  readonly received: ReceivedWebhook[];
  stop(): Promise<void>;
}

/** Returns the receiver's answer to a request. */
export type Answer = (webhook: ReceivedWebhook, index: number) => Response | Promise<Response>;

/** Starts a receiver on its own port. By default it answers 204. */
function startReceiver(
  answer: Answer = () => new Response(null, { status: 204 }),
): Receiver {
  const received: ReceivedWebhook[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const text = await request.text();
    const header = (name: string) => request.headers.get(name) ?? "";
    const webhook = {
      id: header("webhook-id"),
      timestamp: header("webhook-timestamp"),
      signature: header("webhook-signature"),
      headers: new Headers(request.headers),
      text,
      json: JSON.parse(text),
    };
    received.push(webhook);
    return await answer(webhook, received.length - 1);
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}/`,
    received,
    stop: () => server.shutdown(),
  };
}

/** Starts a receiver for a test and stops it afterwards. */
export async function withReceiver(
  use: (receiver: Receiver) => Promise<void>,
  answer?: Answer,
): Promise<void> {
  const receiver = startReceiver(answer);
  try {
    await use(receiver);
  } finally {
    await receiver.stop();
  }
}
