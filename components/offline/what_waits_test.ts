import { assertEquals } from "@std/assert";
import { canBodyWait, canWait, outcomeOf } from "./what_waits.ts";

Deno.test("what waits - preferences, read marks and joining may wait", () => {
  for (
    const [method, path] of [
      ["PATCH", "/api/v1/me"],
      ["POST", "/api/v1/me/tour"],
      ["POST", "/api/v1/me/notifications/read"],
      ["DELETE", "/api/v1/me/notifications"],
      ["PUT", "/api/v1/me/layout"],
      ["POST", "/api/v1/challenges/sprint%201/join"],
    ] as const
  ) assertEquals(canWait(method, path), true, `${method} ${path}`);
});

Deno.test("what waits - a spin, sign-ins, admin changes and reads do not wait", () => {
  for (
    const [method, path] of [
      ["POST", "/api/v1/spins"],
      ["POST", "/api/auth/sign-in/email"],
      ["DELETE", "/api/v1/me"],
      ["DELETE", "/api/v1/me/sessions"],
      ["POST", "/api/v1/me/notifications/subscriptions"],
      ["POST", "/api/v1/admin/challenges"],
      ["GET", "/api/v1/me"],
      ["POST", "/sign-out"],
    ] as const
  ) assertEquals(canWait(method, path), false, `${method} ${path}`);
});

Deno.test("what waits - a refusal drops a change, and trouble of the server keeps it", () => {
  for (const status of [200, 201, 204]) assertEquals(outcomeOf(status), "done");
  for (const status of [400, 403, 404, 409, 422]) assertEquals(outcomeOf(status), "refused");
  for (const status of [401, 408, 429, 500, 502, 503]) assertEquals(outcomeOf(status), "later");
});

Deno.test("what waits - of a profile only the preferences wait", () => {
  assertEquals(canBodyWait("/api/v1/me", '{"preferences":{"appearance":"dark"}}'), true);
  assertEquals(canBodyWait("/api/v1/me", '{"name":"Amy"}'), false);
  assertEquals(canBodyWait("/api/v1/me", '{"preferences":{},"name":"Amy"}'), false);
  assertEquals(canBodyWait("/api/v1/me", "not JSON"), false);
  assertEquals(canBodyWait("/api/v1/challenges/a/join", ""), true);
});
