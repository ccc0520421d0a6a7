/** What the fuzzer starts from: every tool's fixtures, signed as the tool signs whatever comes of them. */
import { createHmac } from "node:crypto";
import { Buffer } from "node:buffer";
import { binaryEvent, type Form, formOf } from "@/testing/event_forms.ts";
import { mutateBytes, mutateForm, mutateJson, type Next, pick } from "@/testing/mutations.ts";
import { SEQUENCES } from "./sequences.ts";
import type { Tool } from "./tools.ts";

type Headers = Record<string, string>;

export interface Fuzzable {
  readonly provider: string;
  /** What an integration is made with. */
  readonly more: Readonly<Record<string, unknown>>;
  /** When the work in the fixtures is over, milliseconds since the epoch. */
  readonly end: number;
  readonly bodies: readonly string[];
  /** A webhook from one of the bodies, changed in so many places. */
  make(body: string, next: Next, times: number): Form;
  sign(sent: Form, tool: Tool, now: number, next: Next): Headers;
}

const FOLDER = new URL("../../../integrations/", import.meta.url);

function bodiesOf(provider: string): string[] {
  const folder = new URL(`${provider}/testdata/`, FOLDER);
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  return names.filter((name) => /\.(json|form)$/.test(name))
    .map((name) => Deno.readTextFileSync(new URL(name, folder)).trim());
}

const hmac = (
  algorithm: string,
  secret: string | Uint8Array,
  ...parts: (string | Uint8Array)[]
) => {
  const made = createHmac(algorithm, secret);
  for (const part of parts) made.update(part);
  return made;
};

/** What tools put in front of the signature, with the body as it is. */
const SIGN: Readonly<
  Record<string, (sent: Form, tool: Tool, now: number, next: Next) => Headers>
> = {
  standard({ body }, { secret }, now, next) {
    // Few, so that the same id comes with other content.
    const id = `m-${Math.floor(next() * 12)}`;
    const seconds = Math.floor(now / 1_000);
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    return {
      "webhook-id": id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": `v1,${hmac("sha256", key, `${id}.${seconds}.`, body).digest("base64")}`,
    };
  },
  chatwoot({ body }, { secret }, now) {
    const stamp = String(Math.floor(now / 1_000));
    const signature = hmac("sha256", secret, stamp, ".", body).digest("hex");
    return { "x-chatwoot-timestamp": stamp, "x-chatwoot-signature": `sha256=${signature}` };
  },
  intercom: ({ body }, { secret }) => ({
    "x-hub-signature": `sha1=${hmac("sha1", secret, body).digest("hex")}`,
  }),
  aircall: () => ({}),
  twilio({ body }, { secret, url }) {
    const fields = Map.groupBy(
      new URLSearchParams(new TextDecoder().decode(body)),
      ([name]) => name,
    );
    const signed = [...fields].sort(([a], [b]) => a < b ? -1 : 1).map(([name, values]) =>
      [...new Set(values.map(([, value]) => value))].sort().map((value) => name + value).join("")
    );
    return { "x-twilio-signature": hmac("sha1", secret, url, ...signed).digest("base64") };
  },
  hubspot({ body }, { secret, url }, now) {
    const stamp = String(now);
    const signature = hmac("sha256", secret, "POST", url, body, stamp).digest("base64");
    return { "x-hubspot-signature-v3": signature, "x-hubspot-request-timestamp": stamp };
  },
  pipedrive: (_sent, { secret }) => ({ authorization: `Basic ${btoa(secret)}` }),
  zendesk({ body }, { secret }, now) {
    const stamp = new Date(now).toISOString();
    return {
      "x-zendesk-webhook-signature": hmac("sha256", secret, stamp, body).digest("base64"),
      "x-zendesk-webhook-signature-timestamp": stamp,
    };
  },
};

function makeJson(body: string, next: Next, times: number): Form {
  return formOf("application/json", mutateJson(body, next, times));
}

function makeForm(body: string, next: Next, times: number): Form {
  return formOf("application/x-www-form-urlencoded", mutateForm(body, next, times));
}

/** As {@link makeJson}; a CloudEvent goes out in one of its three forms. */
function makeStandard(body: string, next: Next, times: number): Form {
  if (!body.includes("specversion") || next() < 0.1) return makeJson(body, next, times);
  const json = mutateJson(body, next, times);
  const other = mutateJson(body, next, 1 + Math.floor(next() * 2));
  const lists = [`[${json},${other}]`, `[${json},${json}]`, `[${json}]`, `[${json},null]`];
  return pick([
    () => formOf("application/cloudevents+json", json),
    () => formOf("application/cloudevents-batch+json", pick(lists, next)),
    () => binaryEvent(json, next),
  ], next)();
}

/** Now and then: other bytes, or another content type than the tool sends. */
function spoiled(make: Fuzzable["make"]): Fuzzable["make"] {
  return (body, next, times) => {
    const made = make(body, next, times);
    if (times === 0 || next() > 0.06) return made;
    if (next() < 0.6) return { ...made, body: mutateBytes(made.body, next) };
    const type = pick(
      ["text/plain", "application/json; charset=utf-16", "", ";;", "a/b+json"],
      next,
    );
    return { ...made, headers: { ...made.headers, "content-type": type } };
  };
}

const STANDARD = {
  ...{ provider: "standard", more: {}, bodies: bodiesOf("standard") },
  end: Date.parse("2026-11-20T09:06:00Z"),
};

/** Every tool. */
export const FUZZABLES: readonly Fuzzable[] = [
  STANDARD,
  ...SEQUENCES.map(({ provider, secret, settings, sent, end }) => ({
    provider,
    more: { ...(secret ? { secret } : {}), settings: { ...settings, matchByEmail: true } },
    // What is known to follow from each other comes more often than the rest.
    bodies: [...sent, ...sent].map(({ body }) => body).concat(bodiesOf(provider)),
    end,
  })),
].map((one) => ({
  ...one,
  make: spoiled(
    one.provider === "standard" ? makeStandard : one.provider === "twilio" ? makeForm : makeJson,
  ),
  sign: SIGN[one.provider]!,
}));
