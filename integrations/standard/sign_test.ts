import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { signStandard } from "./sign.ts";

// The vector that the Standard Webhooks project publishes with its libraries.
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const TIME = 1614265330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

Deno.test("standard sign - gives the published signature, with and without the secret's prefix", () => {
  assertEquals(signStandard(ID, TIME, BODY, [SECRET]), SIGNATURE);
  assertEquals(signStandard(ID, TIME, BODY, [SECRET.slice("whsec_".length)]), SIGNATURE);
});

Deno.test("standard sign - changing any part changes the signature", () => {
  const other = `whsec_${btoa("another secret of 24 bytes")}`;
  const variants = [
    signStandard(`${ID}x`, TIME, BODY, [SECRET]),
    signStandard(ID, TIME + 1, BODY, [SECRET]),
    signStandard(ID, TIME, `${BODY} `, [SECRET]),
    signStandard(ID, TIME, BODY, [other]),
  ];
  for (const variant of variants) assertNotEquals(variant, SIGNATURE);
  assertEquals(new Set(variants).size, variants.length);
});

Deno.test("standard sign - during a rotation both secrets sign, the new one first", () => {
  const other = `whsec_${btoa("another secret of 24 bytes")}`;
  const both = signStandard(ID, TIME, BODY, [other, SECRET]).split(" ");
  assertEquals(both, [signStandard(ID, TIME, BODY, [other]), SIGNATURE]);
});

Deno.test("standard sign - the body is signed as UTF-8 (checked with openssl)", () => {
  const name = '{"name":"Zoë 🏆"}';
  const escaped = signStandard(ID, TIME, name, [SECRET]);
  assertEquals(escaped, "v1,n8bTp0nbFV1ItQGBQoHwb/67mdpZTpq5UO45JqybkMw=");
});

Deno.test("standard sign - invalid input is refused without quoting the secret", () => {
  assertThrows(() => signStandard("a.b", TIME, BODY, [SECRET]), Error, "holds a dot");
  assertThrows(() => signStandard("", TIME, BODY, [SECRET]), Error, "is empty");
  assertThrows(() => signStandard(ID, TIME + 0.5, BODY, [SECRET]), Error, "whole number");
  assertThrows(() => signStandard(ID, TIME, BODY, []), Error, "no secret");
  assertThrows(() => signStandard(ID, TIME, BODY, ["whsec_"]), Error, "empty or not base64");
});
