import { assertEquals, assertFalse, assertStringIncludes } from "@std/assert";
import { byteMutations, textMutations, webhook } from "@/testing/adapters.ts";
import { hubspot } from "./mod.ts";
import { signHubspot } from "./verify.ts";

// Two vectors of version 3 that HubSpot publishes, in its Python library and in its documentation.
const LIBRARY = {
  secret: "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy",
  body: "{'example_field':'example_value'}",
  url: "https://www.example.com/webhook_uri",
  timestamp: "1693657560000",
  signature: "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=",
};
const DOCUMENTATION = {
  secret: "cfc68c0b-4b4e-4ef8-b764-95350e4ea479",
  body: '[{"eventId":531833541,"subscriptionId":3923621,"portalId":48807704,"appId":16111050,' +
    '"occurredAt":1752613920733,"subscriptionType":"contact.creation","attemptNumber":0,' +
    '"objectId":138017612137,"changeFlag":"CREATED","changeSource":"CRM_UI",' +
    '"sourceId":"userId:76023669"}]',
  url: "https://webhook.site/335453f5-94b3-49d9-b684-a55354d4b8df",
  timestamp: "1752613922216",
  signature: "gbj1XPRvUt0noT7i7fXfTzOD4sLzQmf0VT28ZYq0EYg=",
};

interface Given {
  secrets?: string[];
  body?: string | Uint8Array;
  url?: string;
  method?: string;
  timestamp?: string;
  signature?: string;
  /** Milliseconds between the webhook's time and its receipt. */
  age?: number;
}

function verdict(given: Given, vector = LIBRARY) {
  const { body, url, method = "POST", timestamp, signature, age = 0 } = { ...vector, ...given };
  const headers = {
    "x-hubspot-signature-v3": signature,
    "x-hubspot-request-timestamp": timestamp,
  };
  // The receipt time equals the webhook's time, so it must be the signature that is refused.
  const receivedAt = Number(timestamp) + age || Number(vector.timestamp);
  const request = webhook(body, headers, { method, url, receivedAt });
  return hubspot.verify(request, given.secrets ?? [vector.secret]);
}

/** Signs a vector again for another address. */
function signedFor(signed: string, sentTo: string): Given {
  const body = new TextEncoder().encode(LIBRARY.body);
  const request = { method: "POST", url: signed, body };
  const signature = signHubspot(LIBRARY.secret, request, LIBRARY.timestamp).toString("base64");
  return { url: sentTo, signature };
}

function assertRefused(verdict: ReturnType<typeof hubspot.verify>, reason: string) {
  assertStringIncludes(verdict.ok ? "it is genuine" : verdict.reason, reason);
}

Deno.test("hubspot verify - the published vectors of version 3 are genuine", () => {
  for (const vector of [LIBRARY, DOCUMENTATION]) assertEquals(verdict({}, vector), { ok: true });
});

Deno.test("hubspot verify - every single byte of what is signed matters", () => {
  for (const vector of [LIBRARY, DOCUMENTATION]) {
    const refuses = (given: Given) => assertFalse(verdict(given, vector).ok, JSON.stringify(given));
    for (const body of byteMutations(new TextEncoder().encode(vector.body))) refuses({ body });
    for (const url of textMutations(vector.url)) refuses({ url });
    for (const method of textMutations("POST")) refuses({ method });
    for (const timestamp of textMutations(vector.timestamp)) refuses({ timestamp });
    for (const signature of textMutations(vector.signature)) refuses({ signature });
    refuses({ body: vector.body.slice(0, -1) });
    refuses({ body: "" });
    refuses({ signature: "" });
    refuses({ method: "post" });
  }
});

Deno.test("hubspot verify - either of two secrets is accepted, a third is not", () => {
  assertEquals(verdict({ secrets: ["another", LIBRARY.secret] }), { ok: true });
  assertEquals(verdict({ secrets: [LIBRARY.secret, "another"] }), { ok: true });
  assertRefused(verdict({ secrets: ["another"] }), "client secret");
});

Deno.test("hubspot verify - five minutes either way are allowed, a millisecond more is not", () => {
  for (const age of [300_000, -300_000]) assertEquals(verdict({ age }), { ok: true });
  assertRefused(verdict({ age: 300_001 }), "old");
  assertRefused(verdict({ age: -300_001 }), "ahead");
});

Deno.test("hubspot verify - a time in seconds or of letters is refused as such", () => {
  for (const timestamp of ["1693657560", "", "1693657560000.0", "now", " 1693657560000"]) {
    assertRefused(verdict({ timestamp }), "milliseconds");
  }
});

Deno.test("hubspot verify - the address is decoded like HubSpot does, without changing its meaning", () => {
  const path = "https://laurel.example/hook?to=";
  const genuine = "%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B";
  assertEquals(verdict(signedFor(`${path}:/?@!$'()*,;`, path + genuine)), { ok: true });
  assertEquals(verdict(signedFor(`${path}:/?@!$'()*,;`, path + genuine.toLowerCase())), {
    ok: true,
  });
  for (const escaped of ["%20", "%3D", "%26", "%25", "%3a", "%22", "%3C"]) {
    assertEquals(verdict(signedFor(path + escaped, path + escaped)), { ok: true });
  }
  for (const escaped of ["%20", "%22", "%3C", "%3E"]) {
    const decoded = path + decodeURIComponent(escaped);
    assertEquals(verdict(signedFor(decoded, path + escaped)), { ok: true });
    assertEquals(verdict(signedFor(path + escaped, decoded)), { ok: true });
  }
  for (const escaped of ["%26", "%2541", "%23", "%2B"]) {
    assertRefused(
      verdict(signedFor(path + decodeURIComponent(escaped), path + escaped)),
      "does not match",
    );
  }
});

// Vectors of the older versions, from HubSpot's libraries.
Deno.test("hubspot verify - versions 1 and 2 are refused even when they are right", () => {
  const older = {
    v1: "69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750",
    v2: "4fe4e3a7d3cf09db53be39d0a58130e2aaba074ec123a9e355b876a689a1c383",
  };
  for (const [version, signature] of Object.entries(older)) {
    const request = webhook(LIBRARY.body, {
      "x-hubspot-signature": signature,
      "x-hubspot-signature-version": version,
    }, { url: LIBRARY.url });
    assertRefused(hubspot.verify(request, [LIBRARY.secret]), `version ${version} only`);
  }
  assertRefused(hubspot.verify(webhook(LIBRARY.body), [LIBRARY.secret]), "is missing");
});
