/**
 * The fuzzer's starting point: the fixtures of every tool, changed and then signed as the tool
 * signs.
 */
import { binaryEvent, type Form, formOf } from "@/testing/event_forms.ts";
import { mutateBytes, mutateForm, mutateJson, type Next, pick } from "@/testing/mutations.ts";
import { signStandard } from "@/integrations/standard/sign.ts";
import { SEQUENCES } from "./sequences.ts";
import type { Tool } from "./tools.ts";

type Headers = Record<string, string>;

export interface Fuzzable {
  readonly provider: string;
  /** More fields for creating the integration. */
  readonly more: Readonly<Record<string, unknown>>;
  /** When the work in the fixtures ends, in milliseconds since the epoch. */
  readonly end: number;
  readonly bodies: readonly string[];
  /** Makes a webhook from one of the bodies, with a number of random changes. */
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

/**
 * Signs as Standard Webhooks does. There are only a few ids, so that ids repeat with other content.
 */
const signAsStandard: Fuzzable["sign"] = ({ body }, { secret }, now, next) => {
  const id = `m-${Math.floor(next() * 12)}`;
  const seconds = Math.floor(now / 1_000);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signStandard(id, seconds, body, [secret]),
  };
};

function makeJson(body: string, next: Next, times: number): Form {
  return formOf("application/json", mutateJson(body, next, times));
}

function makeForm(body: string, next: Next, times: number): Form {
  return formOf("application/x-www-form-urlencoded", mutateForm(body, next, times));
}

/** Like {@link makeJson}; a CloudEvent is sent in one of its three forms. */
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

/** Sometimes corrupts the bytes, or sets another content type than the tool's. */
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

const STANDARD: Fuzzable = {
  provider: "standard",
  more: {},
  bodies: bodiesOf("standard"),
  end: Date.parse("2026-11-20T09:06:00Z"),
  make: spoiled(makeStandard),
  sign: signAsStandard,
};

/** All tools. */
export const FUZZABLES: readonly Fuzzable[] = [
  STANDARD,
  ...SEQUENCES.map(({ provider, secret, settings, sent, end, headers }): Fuzzable => ({
    provider,
    more: { ...(secret ? { secret } : {}), settings: { ...settings, matchByEmail: true } },
    // Bodies that belong to one sequence come more often than the others.
    bodies: [...sent, ...sent].map(({ body }) => body).concat(bodiesOf(provider)),
    end,
    make: spoiled(provider === "twilio" ? makeForm : makeJson),
    sign: (form, tool, now) => headers(form, tool.secret, tool.url, now),
  })),
];
