/** People who reply to customers in Chatwoot. */
import { assertEquals } from "@std/assert";
import { CHATWOOT_SECRET, outcomeOfChatwoot } from "./chatwoot.ts";
import type { Desks } from "./desk.ts";

const MESSAGE = JSON.parse(
  Deno.readTextFileSync(
    new URL("../../integrations/chatwoot/testdata/message_created.json", import.meta.url),
  ),
);

/** The integration that stands for a Chatwoot. */
export interface ConnectedChatwoot {
  readonly id: string;
  /** Where it sends its webhooks. */
  readonly url: string;
}

/** Somebody who replies to customers in Chatwoot. */
export interface ChatwootPerson {
  readonly id: number;
  readonly name?: string;
  readonly email?: string;
}

/** Connects Chatwoot through the API. */
export async function connectChatwoot(
  { laurel }: Desks,
  name: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<ConnectedChatwoot> {
  const { status, text, body } = await laurel.call<ConnectedChatwoot>("/admin/integrations", {
    body: { provider: "chatwoot", name, secret: CHATWOOT_SECRET, settings },
  });
  assertEquals(status, 201, text);
  return body;
}

let messages = 0;

/**
 * Sends a webhook about a reply that a person wrote, in a conversation of its own.
 * @param account the account in Chatwoot; the one of the sample by default
 */
export async function replyInChatwoot(
  made: ConnectedChatwoot,
  person: ChatwootPerson,
  account: { readonly id: number } | null = null,
): Promise<void> {
  const number = ++messages;
  const status = await outcomeOfChatwoot(made.url, {
    ...MESSAGE,
    id: 10_000 + number,
    account: { ...MESSAGE.account, ...account },
    created_at: new Date().toISOString(),
    sender: { ...person, type: "user" },
    performed_by: { id: person.id, type: "user" },
    conversation: { ...MESSAGE.conversation, id: 20_000 + number, messages: [] },
  });
  assertEquals(status, "processed");
}
