import { assertEquals } from "@std/assert";
import { clientAddress } from "./client_address.ts";

const forwarded = (value: string) => new Headers({ "x-forwarded-for": value });

Deno.test("client address - a public peer is the client, whatever its headers say", () => {
  assertEquals(clientAddress(forwarded("1.1.1.1"), "8.8.8.8"), "8.8.8.8");
  assertEquals(clientAddress(forwarded("1.1.1.1"), "2001:db8::1"), "2001:db8::1");
});

Deno.test("client address - of a proxy in a private network, the last entry is trusted", () => {
  for (
    const peer of ["127.0.0.1", "::1", "10.1.2.3", "172.20.0.2", "::ffff:192.168.1.1", "fd00::1"]
  ) {
    assertEquals(clientAddress(forwarded("6.6.6.6, 8.8.8.8"), peer), "8.8.8.8", peer);
    assertEquals(clientAddress(new Headers(), peer), peer);
  }
  assertEquals(clientAddress(forwarded("not an address"), "10.0.0.1"), "10.0.0.1");
});

Deno.test("client address - without a peer, the header is used", () => {
  assertEquals(clientAddress(forwarded("6.6.6.6, 8.8.8.8")), "8.8.8.8");
  assertEquals(clientAddress(forwarded("<script>")), null);
  assertEquals(clientAddress(new Headers()), null);
});
