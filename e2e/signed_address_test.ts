/** Tools that sign the address byte by byte, with a Laurel behind a proxy and one without. */
import { assertEquals } from "@std/assert";
import { hmac } from "@/integrations/shared/hmac.ts";
import { signHubspot } from "@/integrations/hubspot/verify.ts";
import { type Laurel, shareLaurel } from "./support/laurel.ts";
import { sendRaw } from "./support/raw.ts";

const TOKEN = "an auth token";
const PUBLIC = "https://laurel.example:8443/rewards";

const behindProxy = shareLaurel(["pglite", "postgres"], {
  env: { LAUREL_PUBLIC_URL: `${PUBLIC}/` },
});
const open = shareLaurel(["pglite"]);

/** The address in the tool's settings, the address it calls, and whether both mean the same. */
const QUERIES: readonly [typed: string, called: string, isSame: boolean][] = [
  ["?agent=O'Brien", "?agent=O'Brien", true],
  ["?agent=O'Brien", "?agent=O%27Brien", true],
  ['?agent="x"<y>', '?agent="x"<y>', true],
  ['?agent="x"<y>', "?agent=%22x%22%3Cy%3E", true],
  ["?agent=ava@x.com", "?agent=ava%40x.com", true],
  ["?agent=ava%40x.com", "?agent=ava@x.com", true],
  ["?agent=ava%40x.com", "?agent=ava%40x.com", true],
  ["?agent={a|b}^[c]`", "?agent={a|b}^[c]`", true],
  ["?agent=José", "?agent=Jos%C3%A9", true],
  ["?agent=José", "?agent=José", true],
  ["?agent=Ann Lee", "?agent=Ann%20Lee", true],
  ["?agent=%zz", "?agent=%zz", true],
  ["?", "?", true],
  ["?agent=O'Brien", '?agent=O"Brien', false],
  ["?agent=a&b=1", "?agent=a%26b=1", false],
  ["?agent=a%2Bb", "?agent=a+b", false],
  ["?agent=a%2540b", "?agent=a@b", false],
  ["?agent=ava@x.com", "?agent=eve@x.com", false],
];

async function integration(laurel: Laurel, provider: string): Promise<string> {
  const { body } = await laurel.call<{ id: string }>("/admin/integrations", {
    body: { provider, name: `${provider} ${crypto.randomUUID()}`, secret: TOKEN },
  });
  return `/api/v1/webhooks/${provider}/${body.id}`;
}

let calls = 0;

/** Sends the end of a call like Twilio, with a signature for one address, to another address. */
async function twilio(
  laurel: Laurel,
  signed: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const fields = { CallSid: `CA${++calls}`, CallStatus: "ringing" };
  const signature = hmac("sha1", TOKEN, signed, Object.entries(fields).flat().join(""));
  return (await sendRaw(laurel.server.url, {
    target,
    body: new URLSearchParams(fields).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": signature.toString("base64"),
      ...headers,
    },
  })).status;
}

behindProxy(
  "signed addresses - Twilio's signature covers the address exactly as it was called",
  async (laurel) => {
    const path = await integration(laurel, "twilio");
    for (const [typed, called, isSame] of QUERIES) {
      const status = await twilio(laurel, PUBLIC + path + typed, path + called);
      assertEquals(status !== 401, isSame, `${typed} as ${called}: ${status}`);
    }
    const withoutPort = PUBLIC.replace(":8443", "") + path;
    assertEquals(await twilio(laurel, withoutPort, path) !== 401, true);
    assertEquals(await twilio(laurel, `${PUBLIC}${path}/`, `${path}/`) !== 401, true);
    for (
      const other of [laurel.server.url, "https://laurel.example", "http://laurel.example:8443"]
    ) {
      assertEquals(await twilio(laurel, other + path, path), 401, other);
    }
    // With a configured address, the headers of a proxy do not matter.
    const forwarded = { "x-forwarded-proto": "https", "x-forwarded-host": "other.example" };
    assertEquals(await twilio(laurel, `https://other.example${path}`, path, forwarded), 401);
    assertEquals(await twilio(laurel, PUBLIC + path, path, forwarded) !== 401, true);
  },
);

open(
  "signed addresses - without a public URL, the headers of the proxy or the host count",
  async (laurel) => {
    const path = await integration(laurel, "twilio");
    for (const [typed, called, isSame] of QUERIES) {
      const status = await twilio(laurel, laurel.server.url + path + typed, path + called);
      assertEquals(status !== 401, isSame, `${typed} as ${called}: ${status}`);
    }
    const forwarded = { "x-forwarded-proto": "https", "x-forwarded-host": "laurel.example, inner" };
    assertEquals(
      await twilio(laurel, `https://laurel.example${path}`, path, forwarded) !== 401,
      true,
    );
    assertEquals(await twilio(laurel, `http://laurel.example${path}`, path, forwarded), 401);
  },
);

behindProxy(
  "signed addresses - HubSpot's signature covers the address exactly as it was called",
  async (laurel) => {
    const path = await integration(laurel, "hubspot");
    const body = new TextEncoder().encode("[]");
    for (const [typed, called, isSame] of QUERIES) {
      const timestamp = String(Date.now());
      const request = { method: "POST", url: PUBLIC + path + typed, body };
      const { status } = await sendRaw(laurel.server.url, {
        target: path + called,
        body,
        headers: {
          "content-type": "application/json",
          "x-hubspot-request-timestamp": timestamp,
          "x-hubspot-signature-v3": signHubspot(TOKEN, request, timestamp).toString("base64"),
        },
      });
      assertEquals(status !== 401, isSame, `${typed} as ${called}: ${status}`);
    }
  },
);
