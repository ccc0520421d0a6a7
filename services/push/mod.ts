import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import type { Language } from "@/core/language.ts";
import type { PushKeys } from "@/core/push/environment.ts";
import type { PushSubscriptionInput, PushView } from "@/core/push/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isSubscribed, removeSubscription, storeSubscription } from "@/db/push/subscriptions.ts";
import type { Person } from "@/services/auth/identity.ts";
import { openJobs } from "@/services/jobs/mod.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Log } from "@/services/platform/log.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { openWebhookSender, type SenderOptions } from "@/services/webhooks/send.ts";
import { checkEndpoint } from "./address.ts";
import { pushSteps } from "./deliver.ts";
import { canEncrypt, openPushRequests } from "./request.ts";

/** Web Push to browsers of people who are told something. */
export interface Push {
  /** Says whether Laurel sends Web Push, and whether to the browser of this session. */
  view(person: Person): Promise<PushView>;
  /**
   * Sends to the browser of this session from now on.
   * @param language the language of the page that subscribes
   * @throws {ProblemError} `push_off`, `push_of_other_origin`, `push_endpoint_refused`,
   * `push_endpoint_taken`, `validation_failed`
   */
  subscribe(person: Person, input: PushSubscriptionInput, language: Language): Promise<PushView>;
  /** Sends nothing more to the browser of this session. */
  unsubscribe(person: Person): Promise<PushView>;
  /** Looks for something to send. */
  kick(): void;
  /** Queues and sends everything that is due; resolves when it is done. */
  runAll(): Promise<void>;
  close(): Promise<void>;
}

export interface PushOptions extends SenderOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly log: Log;
  readonly reportError: ReportError;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Undefined: nobody can subscribe, and nothing is sent. */
  readonly keys: PushKeys | undefined;
  /** Whether to work on a timer. Otherwise only {@link Push.runAll} does the work. */
  readonly hasTimer: boolean;
}

/** Opens Web Push. */
export function openPush(options: PushOptions): Push {
  const { db, clock, keys, allowPrivate } = options;
  const jobs = openJobs({
    steps: keys
      ? pushSteps({
        ...options,
        send: openWebhookSender(options),
        makeRequest: openPushRequests(keys),
        serverKey: unpadded(keys.publicKey),
      })
      : [],
    reportError: options.reportError,
    hasTimer: options.hasTimer && keys !== undefined,
  });

  async function view({ sessionId }: Person): Promise<PushView> {
    if (!keys) return { publicKey: null, isSubscribed: false };
    return {
      publicKey: keys.publicKey,
      isSubscribed: await isSubscribed(db, sessionId, unpadded(keys.publicKey)),
    };
  }

  return {
    view,
    async subscribe(person, { endpoint, keys: { p256dh, auth }, applicationServerKey }, language) {
      if (!keys) throw switchedOff();
      if (unpadded(applicationServerKey) !== unpadded(keys.publicKey)) throw ofOtherOrigin();
      checkEndpoint(endpoint, allowPrivate);
      if (!await canEncrypt({ endpoint, p256dh, auth })) {
        throw invalidField("keys.p256dh", "is no point of P-256");
      }
      const isStored = await storeSubscription(db, {
        sessionId: person.sessionId,
        endpoint,
        p256dh: unpadded(p256dh),
        auth: unpadded(auth),
        serverKey: unpadded(keys.publicKey),
        language,
        createdAt: new Date(clock()),
      });
      if (!isStored) throw taken();
      return await view(person);
    },
    async unsubscribe(person) {
      await removeSubscription(db, person.sessionId);
      return await view(person);
    },
    kick() {
      if (options.hasTimer && keys) jobs.kick();
    },
    runAll: () => jobs.runAll(),
    close: () => jobs.close(),
  };
}

function unpadded(base64url: string): string {
  return base64url.replace(/=+$/, "");
}

function switchedOff(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "push_off",
    title: "Laurel sends no Web Push",
    detail: "Laurel has no keys for Web Push. Whoever runs Laurel can set them.",
  });
}

function ofOtherOrigin(): ProblemError {
  const message = "is not the key of this Laurel";
  return new ProblemError({
    status: 422,
    code: "push_of_other_origin",
    title: "The subscription is for another site",
    detail: "The browser subscribed with the key of another server. " +
      "Unsubscribe it there, and subscribe with the key of this one.",
    errors: [{ path: "applicationServerKey", message }],
  });
}

function taken(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "push_endpoint_taken",
    title: "Another browser has this subscription",
    detail: "The address at the push service is stored with other keys. " +
      "Unsubscribe the browser, and subscribe it again.",
  });
}
