import { OUTGOING_TYPES } from "@/core/webhooks/messages.ts";
import type { WebhookSettings } from "@/core/webhooks/views.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { findUrlError } from "./address.ts";

const MAX_URL_CHARACTERS = 2_000;
const MAX_DESCRIPTION_CHARACTERS = 200;

/**
 * Checks an admin's settings of a webhook.
 * @throws {ProblemError} `validation_failed`, `webhook_url_refused`
 */
export function checkSettings(
  { url, description, events }: Partial<WebhookSettings>,
  allowPrivate: boolean,
): void {
  if (description !== undefined && description.length > MAX_DESCRIPTION_CHARACTERS) {
    throw invalidField("description", `has more than ${MAX_DESCRIPTION_CHARACTERS} characters`);
  }
  if (events !== undefined) {
    if (events.length === 0) throw invalidField("events", "is empty; choose at least one event");
    if (new Set(events).size < events.length) {
      throw invalidField("events", "names an event more than once");
    }
    const unknown = events.find((event) => !OUTGOING_TYPES.includes(event));
    if (unknown !== undefined) {
      throw invalidField("events", `names "${unknown}"; there are ${OUTGOING_TYPES.join(", ")}`);
    }
  }
  if (url === undefined) return;
  if (url.length > MAX_URL_CHARACTERS) {
    throw invalidField("url", `has more than ${MAX_URL_CHARACTERS} characters`);
  }
  const message = findUrlError(url, allowPrivate);
  if (message === undefined) return;
  throw new ProblemError({
    status: 422,
    code: "webhook_url_refused",
    title: "Nothing can be sent to this URL",
    detail: `The URL ${message}.`.replace(/\.\.$/, "."),
    errors: [{ path: "url", message }],
  });
}

/** Returns the problem for a webhook beyond the maximum number. */
export function tooManyWebhooks(max: number): ProblemError {
  return new ProblemError({
    status: 409,
    code: "too_many_webhooks",
    title: "There are too many webhooks",
    detail: `There are ${max} webhooks already. Remove one that is not needed any more.`,
  });
}

/** Returns the problem for a webhook that is turned off. */
export function webhookDisabled(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "webhook_disabled",
    title: "The webhook is off",
    detail: "Nothing is sent by a webhook that is off. Turn it on first.",
  });
}

/** Returns the problem for a stored secret that was encrypted with another `LAUREL_SECRET`. */
export function secretUnreadable(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "webhook_secret_unreadable",
    title: "The secret cannot be read any more",
    detail: SECRET_UNREADABLE,
  });
}

/** The same in words, with how to correct it. */
export const SECRET_UNREADABLE =
  "The webhook's secret was stored under another LAUREL_SECRET. Put that back, or make a new " +
  "secret for the webhook and give it to the receiver.";
