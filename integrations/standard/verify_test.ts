import { assert, assertEquals, assertFalse, assertStringIncludes } from "@std/assert";
import { byteMutations, textMutations, webhook } from "@/testing/adapters.ts";
import { standard } from "./mod.ts";
import { signStandard } from "./sign.ts";

// The vector that the Standard Webhooks project publishes with its libraries.
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const TIME = 1614265330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const OTHER_SECRET = `whsec_${btoa("another secret of 24 bytes")}`;

interface Given {
  id?: string | undefined;
  timestamp?: string | undefined;
  signature?: string | undefined;
  body?: string | Uint8Array;
  secrets?: string[];
  receivedAt?: number;
}

function verdict(given: Given) {
  const all = { id: ID, timestamp: String(TIME), signature: SIGNATURE, ...given };
  const headers = Object.entries({
    "webhook-id": all.id,
    "webhook-timestamp": all.timestamp,
    "webhook-signature": all.signature,
  }).filter((header): header is [string, string] => header[1] !== undefined);
  const request = webhook(given.body ?? BODY, Object.fromEntries(headers), {
    receivedAt: given.receivedAt ?? TIME * 1000,
  });
  return standard.verify(request, given.secrets ?? [SECRET]);
}

const accepts = (given: Given) => assertEquals(verdict(given), { ok: true });

function refuses(given: Given, reason: string) {
  const answer = verdict(given);
  const said = answer.ok ? "it is genuine" : answer.reason;
  assertStringIncludes(said, reason);
  assertFalse(said.includes(SECRET.slice(10)));
}

Deno.test("standard verify - the published vector is genuine, with and without whsec_", () => {
  accepts({});
  accepts({ secrets: [SECRET.slice("whsec_".length)] });
});

Deno.test("standard verify - every single byte of body, id, time and signature matters", () => {
  for (const body of byteMutations(new TextEncoder().encode(BODY))) {
    refuses({ body }, "No signature matches");
  }
  for (const id of textMutations(ID)) assertFalse(verdict({ id }).ok, id);
  for (const timestamp of textMutations(String(TIME))) {
    // The receipt time equals the timestamp, so it must be the signature that is refused.
    assertFalse(verdict({ timestamp, receivedAt: Number(timestamp) * 1000 }).ok, timestamp);
  }
  for (const signature of textMutations(SIGNATURE)) assertFalse(verdict({ signature }).ok);
  refuses({ body: BODY.slice(0, -1) }, "No signature matches");
  refuses({ body: "" }, "No signature matches");
});

Deno.test("standard verify - what the specification's libraries refuse is refused", () => {
  refuses({ id: undefined }, "webhook-id is missing");
  refuses({ id: "" }, "webhook-id is missing");
  refuses({ timestamp: undefined }, "webhook-timestamp is missing");
  refuses({ timestamp: "hello" }, "webhook-timestamp is missing or not a number");
  refuses({ timestamp: `${TIME}.5` }, "not a number of seconds");
  refuses({ timestamp: `-${TIME}` }, "not a number of seconds");
  refuses({ signature: undefined }, "webhook-signature is missing");
  refuses({ signature: "v1,dawfoeifkpqwoekfpqoekf" }, "No signature matches");
  refuses({ signature: SIGNATURE.slice(0, 30) }, "No signature matches");
  refuses({ signature: "v1," }, "No signature matches");
  refuses({ signature: SIGNATURE.slice("v1,".length) }, "There is no signature of version v1");
});

Deno.test("standard verify - the headers of Svix work like those of the standard", () => {
  const svix = { "svix-id": ID, "svix-timestamp": String(TIME), "svix-signature": SIGNATURE };
  const of = (headers: Record<string, string>) =>
    standard.verify(webhook(BODY, headers, { receivedAt: TIME * 1000 }), [SECRET]);
  assert(of(svix).ok);
  // The sets are not mixed: never the id of one with the signature of the other.
  assertFalse(of({ ...svix, "svix-id": "other" }).ok);
  assertFalse(of({ ...svix, "svix-id": "", "webhook-id": ID }).ok);
  assert(of({ ...svix, "webhook-id": "other", "webhook-timestamp": "1" }).ok);
  assertFalse(of({ ...svix, "webhook-id": "other", "webhook-signature": SIGNATURE }).ok);
  const late = of({ ...svix, "svix-timestamp": "soon" });
  assertStringIncludes(late.ok ? "" : late.reason, "svix-timestamp");
});

Deno.test("standard verify - an id with a dot is refused, because it makes the signed text ambiguous", () => {
  const signature = signStandard("msg_1", 2, `${TIME}.${BODY}`, [SECRET]);
  refuses({ id: "msg_1.2", signature }, "holds a dot");
});

Deno.test("standard verify - the clock may be off by five minutes and no more", () => {
  for (const seconds of [-300, -299, 299, 300]) {
    accepts({ receivedAt: (TIME + seconds) * 1000 });
  }
  refuses({ receivedAt: (TIME + 301) * 1000 }, "301 seconds ago");
  refuses({ receivedAt: (TIME - 301) * 1000 }, "301 seconds ahead");
});

Deno.test("standard verify - one genuine signature among others is enough, at any place", () => {
  const wrong = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
  accepts({ signature: `${wrong} ${SIGNATURE} v2,whatever ${wrong}` });
  accepts({ signature: `v1a,whatever ${SIGNATURE}` });
  refuses({ signature: `${wrong} ${wrong}` }, "No signature matches");
  refuses({ signature: SIGNATURE.replace("v1,", "v2,") }, "There is no signature of version v1");
  refuses({ signature: SIGNATURE.replace("v1,", "v1a,") }, "There is no signature of version v1");
});

Deno.test("standard verify - during a rotation both secrets are valid, a third one is not", () => {
  const secrets = [OTHER_SECRET, SECRET];
  accepts({ secrets });
  accepts({ secrets: secrets.toReversed() });
  accepts({ secrets, signature: signStandard(ID, TIME, BODY, [OTHER_SECRET]) });
  accepts({ secrets: [OTHER_SECRET], signature: signStandard(ID, TIME, BODY, secrets) });
  refuses({ secrets: [OTHER_SECRET] }, "No signature matches");
});

Deno.test("standard verify - secrets have 24 to 64 bytes in base64; others are refused", () => {
  const secretOf = (length: number) => btoa("k".repeat(length));
  for (const length of [24, 64]) {
    const secrets = [secretOf(length)];
    accepts({ secrets, signature: signStandard(ID, TIME, BODY, secrets) });
  }
  for (
    const secrets of [[secretOf(23)], [secretOf(65)], ["whsec_"], [""], ["not base64 at all!!"]]
  ) {
    refuses({ secrets }, "not a valid secret of Standard Webhooks");
  }
  accepts({ secrets: ["", SECRET] });
});

Deno.test("standard verify - its own sample is genuine at that time", () => {
  const input = { url: "https://laurel.example/", secret: SECRET, now: TIME * 1000, id: "a.b/1" };
  const { headers, body } = standard.sample(input);
  assert(standard.verify(webhook(body, headers, { receivedAt: input.now }), [SECRET]).ok);
  assertFalse(standard.verify(webhook(body, headers, { receivedAt: 0 }), [SECRET]).ok);
});
