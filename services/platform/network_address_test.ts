import { assertEquals } from "@std/assert";
import { isPrivateUrl } from "./network_address.ts";

Deno.test("private addresses - this machine and private networks", () => {
  const hosts = [
    ...["localhost", "LOCALHOST", "app.localhost", "laurel", "mac.local", "localhost."],
    ...["127.0.0.1", "127.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.9.9", "192.168.1.5"],
    ...["169.254.1.1", "100.64.0.1", "[::1]", "[fd12::1]", "[fe80::1]", "[::]"],
  ];
  for (const host of hosts) {
    assertEquals(isPrivateUrl(`http://${host}:8000/admin`), true, host);
  }
});

Deno.test("private addresses - public names and addresses are none", () => {
  const hosts = [
    ...["laurel.example.com", "8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1"],
    ...["[2a00:1450::1]", "localhost.example.com", "10.example.com"],
  ];
  for (const host of hosts) {
    assertEquals(isPrivateUrl(`https://${host}/`), false, host);
  }
  assertEquals(isPrivateUrl("not an address"), false);
});
