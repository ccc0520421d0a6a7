import { assertEquals, assertMatch } from "@std/assert";
import { isPublicAddress } from "@/services/platform/network_address.ts";
import { findUrlError } from "./address.ts";

Deno.test("webhook addresses - an address that is not public is refused, in any notation", () => {
  const refused = [
    ...["127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.3.4", "192.168.1.1"],
    ...["169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "224.0.0.1"],
    ...["240.0.0.1", "255.255.255.255"],
    ...["::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::7f00:1"],
    ...["fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "2002:7f00:1::"],
    ...["2001:0:7f00:1::", "4000::1", "", "localhost", "1.1", "example.com"],
  ];
  assertEquals(refused.filter(isPublicAddress), []);
  const allowed = ["1.1.1.1", "8.8.8.8", "172.32.0.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"];
  assertEquals(allowed.filter((address) => !isPublicAddress(address)), []);
});

Deno.test("webhook addresses - a URL into a private network is refused, in any spelling", () => {
  const hosts = [
    ...["localhost", "LOCALHOST", "localhost.", "a.localhost", "printer.local", "db.internal"],
    ...["router", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0"],
    ...["①②⑦.0.0.1", "169.254.169.254", "0xA9FEA9FE", "[::1]", "[::ffff:127.0.0.1]"],
    ...["[::ffff:7f00:1]", "[fd00::1]", "127.0.0.1."],
  ];
  for (const host of hosts) {
    assertMatch(findUrlError(`https://${host}/hook`, false) ?? host, /private network/);
    assertEquals(findUrlError(`https://${host}/hook`, true), undefined);
  }
});

Deno.test("webhook addresses - public URLs on usual ports are accepted, others are refused with a reason", () => {
  for (
    const url of [
      ...["https://example.com/hook?x=1", "http://example.com", "https://example.com:8443/"],
      ...["https://1.1.1.1/", "https://[2606:4700:4700::1111]/", "https://bücher.example/"],
    ]
  ) assertEquals(findUrlError(url, false), undefined);
  const reason = (url: string) => findUrlError(url, false) ?? "";
  assertMatch(reason("example.com"), /is not a URL/);
  assertMatch(reason("ftp://example.com/"), /https:\/\/ or http/);
  assertMatch(reason("file:///etc/passwd"), /https:\/\/ or http/);
  assertMatch(reason("https://user:word@example.com/"), /user name or password/);
  assertMatch(reason("https://example.com/#part"), /fragment/);
  assertMatch(reason("https://example.com:22/"), /port 22/);
  assertMatch(reason("http://example.com:25/"), /port 25/);
});
