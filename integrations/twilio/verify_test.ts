import { assert, assertEquals, assertFalse, assertStringIncludes } from "@std/assert";
import { byteMutations, textMutations, webhook } from "@/testing/adapters.ts";
import { hmac } from "@/integrations/shared/hmac.ts";
import { twilio } from "./mod.ts";

// Vectors that Twilio publishes with its Python library.
const TOKEN = "12345";
const URL_SIGNED = "https://mycompany.com/myapp.php?foo=1&bar=2";
const FORM = "CallSid=CA1234567890ABCDE&Digits=1234&From=%2B14158675309&To=%2B18005551212" +
  "&Caller=%2B14158675309";
const SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
const REPEATED = "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234";
const REPEATED_SIGNATURE = "IK+Dwps556ElfBT0I3Rgjkr1wJU=";
const WITH_PORT_1234 = "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=";
const WITH_PORT_443 = "kvajT1Ptam85bY51eRf/AJRuM3w=";
const JSON_BODY = '{"property": "value", "boolean": true}';
const JSON_URL = "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=" +
  "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
const JSON_SIGNATURE = "a9nBmqA0ju/hNViExpshrM61xv4=";

function verdict(
  url: string,
  body: string | Uint8Array,
  signature: string | null,
  secrets: readonly string[] = [TOKEN],
) {
  const headers = signature === null ? {} : { "x-twilio-signature": signature };
  return twilio.verify(webhook(body, headers, { url }), secrets);
}
const isGenuine = (...given: Parameters<typeof verdict>) => verdict(...given).ok;

Deno.test("Twilio verify - the published vectors are genuine", () => {
  assert(isGenuine(URL_SIGNED, FORM, SIGNATURE));
  assert(isGenuine(URL_SIGNED, REPEATED, REPEATED_SIGNATURE));
  assert(isGenuine(JSON_URL, JSON_BODY, JSON_SIGNATURE));
  assert(isGenuine(URL_SIGNED, FORM, SIGNATURE, ["other", TOKEN]));
  // The order of a form's fields does not matter.
  assert(isGenuine(URL_SIGNED, FORM.split("&").reverse().join("&"), SIGNATURE));
});

Deno.test("Twilio verify - a port may be signed or not, like in Twilio's own libraries", () => {
  const named = URL_SIGNED.replace(".com/", ".com:443/");
  assert(isGenuine(named, FORM, WITH_PORT_443));
  assert(isGenuine(URL_SIGNED, FORM, WITH_PORT_443));
  assert(isGenuine(named, FORM, SIGNATURE));
  assert(isGenuine(URL_SIGNED.replace(".com/", ".com:8443/"), FORM, SIGNATURE));
  const plain = URL_SIGNED.replace("https://mycompany.com", "http://mycompany.com:1234");
  assert(isGenuine(plain, FORM, WITH_PORT_1234));
  assertFalse(isGenuine(plain.replace(":1234", ""), FORM, WITH_PORT_1234));
  assertFalse(isGenuine(plain.replace(":1234", ":1235"), FORM, WITH_PORT_1234));
  assertFalse(isGenuine(URL_SIGNED.replace(".com/", ".com:80/"), FORM, WITH_PORT_443));
});

Deno.test("Twilio verify - an address is genuine however its characters are escaped", () => {
  const hook = "https://laurel.example/hook?agent=";
  const signed = (query: string) =>
    hmac("sha1", TOKEN, `${hook}${query}`, "A1B2").toString("base64");
  const accepts = (typed: string, called: string) =>
    assert(isGenuine(hook + called, "A=1&B=2", signed(typed)), `${typed} as ${called}`);
  for (const character of `'"<>@!()*,;:/|[]`) {
    const escaped = `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`;
    accepts(`O${character}Brien&x=1`, `O${escaped}Brien&x=1`);
    accepts(`O${escaped}Brien&x=1`, `O${character}Brien&x=1`);
  }
  accepts("O'Brien <ava@x.com>", "O%27Brien%20%3Cava%40x.com%3E");
  accepts("Zoë", "Zo%C3%AB");
  const refuses = (typed: string, called: string) =>
    assertFalse(isGenuine(hook + called, "A=1&B=2", signed(typed)), `${typed} as ${called}`);
  refuses("a&x=1", "a%26x=1");
  refuses("a+b", "a%2Bb");
  refuses("a%2540", "a@");
  refuses("a#b", "a%23b");
  refuses("O'Brien", "O%22Brien");
  refuses("Zoë", "Zo%EB");
  refuses("x=1&b=2", "b=2&x=1");
});

Deno.test("Twilio verify - every byte of address, signature and JSON matters", () => {
  const url = URL_SIGNED.replace(".com/", ".com:443/");
  for (const other of textMutations(url)) assertFalse(isGenuine(other, FORM, WITH_PORT_443), other);
  for (const other of textMutations(URL_SIGNED)) assertFalse(isGenuine(other, FORM, SIGNATURE));
  for (const other of textMutations(SIGNATURE)) assertFalse(isGenuine(URL_SIGNED, FORM, other));
  for (const other of textMutations(JSON_URL)) {
    assertFalse(isGenuine(other, JSON_BODY, JSON_SIGNATURE));
  }
  for (const body of byteMutations(new TextEncoder().encode(JSON_BODY))) {
    assertFalse(isGenuine(JSON_URL, body, JSON_SIGNATURE));
  }
  assertFalse(isGenuine(JSON_URL, "", JSON_SIGNATURE));
  assertFalse(isGenuine(URL_SIGNED, JSON_BODY, hmac("sha1", TOKEN, URL_SIGNED).toString("base64")));
});

Deno.test("Twilio verify - every byte that changes the fields of a form matters", () => {
  const fieldsOf = (body: Uint8Array | string) =>
    JSON.stringify([
      ...new URLSearchParams(
        typeof body === "string" ? body : new TextDecoder().decode(body),
      ),
    ]);
  let changed = 0;
  for (const body of byteMutations(new TextEncoder().encode(FORM))) {
    // "%2B" and "%2b" are the same plus sign; Twilio signs the decoded form.
    const isSame = fieldsOf(body) === fieldsOf(FORM);
    assertEquals(isGenuine(URL_SIGNED, body, SIGNATURE), isSame);
    changed += isSame ? 0 : 1;
  }
  assert(changed > FORM.length * 0.9);
  assertFalse(isGenuine(URL_SIGNED, `${FORM}&Digits=9`, SIGNATURE));
  assertFalse(isGenuine(URL_SIGNED, "", SIGNATURE));
});

Deno.test("Twilio verify - a webhook without signature, token or readable body is refused", () => {
  assertFalse(isGenuine(URL_SIGNED, FORM, null));
  assertFalse(isGenuine(URL_SIGNED, FORM, ""));
  assertFalse(isGenuine(URL_SIGNED, FORM, SIGNATURE, [""]));
  assertFalse(isGenuine(URL_SIGNED, FORM, SIGNATURE, ["12346"]));
  assertFalse(isGenuine(URL_SIGNED, FORM, hmac("sha1", "", URL_SIGNED).toString("base64"), [""]));
  assertFalse(isGenuine(URL_SIGNED, new Uint8Array([0x61, 0x3d, 0xff]), SIGNATURE));
  assertFalse(isGenuine("not an address", FORM, SIGNATURE));
  const verdictHere = verdict(`${URL_SIGNED}&agent=7`, FORM, SIGNATURE);
  assertStringIncludes(JSON.stringify(verdictHere), "https://mycompany.com/myapp.php (scheme");
  assertFalse(JSON.stringify(verdictHere).includes(TOKEN));
});

Deno.test("Twilio verify - its own sample is genuine only at its address", () => {
  const url = "https://laurel.example/api/v1/webhooks/twilio/in_1?agent=7";
  const { headers, body } = twilio.sample({ url, secret: TOKEN, now: 1e12, id: "x y&z" });
  assert(twilio.verify(webhook(body, headers, { url }), [TOKEN]).ok);
  assertFalse(twilio.verify(webhook(body, headers, { url: `${url}8` }), [TOKEN]).ok);
});
