/** Chatwoot as it sends webhooks: signed, with messages of a conversation that the customer began. */
import { createHmac } from "node:crypto";

/** The secret that Chatwoot signs with. */
export const CHATWOOT_SECRET = "a secret that Chatwoot made up";

/** Posts a webhook. Returns the status of the answer. */
export async function deliverChatwoot(
  url: string,
  body: object,
  secret = CHATWOOT_SECRET,
): Promise<number> {
  const response = await postChatwoot(url, body, secret);
  await response.body?.cancel();
  return response.status;
}

/** Posts a webhook. Returns what became of it, such as `processed`. */
export async function outcomeOfChatwoot(url: string, body: object): Promise<string> {
  const response = await postChatwoot(url, body, CHATWOOT_SECRET);
  return (await response.json()).status;
}

async function postChatwoot(url: string, body: object, secret: string): Promise<Response> {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac("sha256", secret).update(`${timestamp}.${text}`).digest("hex");
  return await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-chatwoot-delivery": crypto.randomUUID(),
      "x-chatwoot-timestamp": timestamp,
      "x-chatwoot-signature": `sha256=${digest}`,
    },
    body: text,
  });
}

/** A message of a conversation. */
export function chatwootMessage({ id, conversation, from, at }: {
  readonly id: number;
  readonly conversation: number;
  /** The customer, or the person of Chatwoot who answers. */
  readonly from: "customer" | { readonly name: string; readonly email: string };
  /** Milliseconds since the epoch. */
  readonly at: number;
}) {
  return {
    event: "message_created",
    id,
    content: "Thank you for waiting, your parcel is on its way and arrives tomorrow morning.",
    created_at: new Date(at).toISOString(),
    message_type: from === "customer" ? "incoming" : "outgoing",
    content_type: "text",
    private: false,
    content_attributes: {},
    sender: from === "customer"
      ? { id: 640, name: "Ada", type: "contact" }
      : { id: 7, ...from, type: "user" },
    conversation: { id: conversation, status: "open", messages: [] },
    account: { id: 3, name: "Example Shop" },
  };
}
