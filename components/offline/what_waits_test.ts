import { assertEquals } from "@std/assert";
import { OPERATIONS } from "@/api/access.ts";
import { canBodyWait, canWait, isQuiet, outcomeOf, QUIET, WAITING } from "./what_waits.ts";

const CHANGES = Object.keys(OPERATIONS).filter((one) => !one.startsWith("GET "));
/** An address of an operation, as a browser sends it. */
const addressOf = (path: string) => `/api/v1${path.replaceAll(/\{\w+\}/g, "one%20thing")}`;

Deno.test("what waits - every path is one of the API's, and no other operation waits", () => {
  const missing = [...WAITING, ...QUIET].filter((one) => !CHANGES.includes(one));
  assertEquals(missing, [], "the API has no such operation (any more): was its path changed?");
  const waiting = CHANGES.filter((one) => {
    const [method, path] = one.split(" ") as [string, string];
    return canWait(method, addressOf(path));
  });
  assertEquals(waiting.sort(), [...WAITING].sort());
  const quiet = CHANGES.filter((one) => {
    const [method, path] = one.split(" ") as [string, string];
    return isQuiet(method, addressOf(path));
  });
  assertEquals(quiet.sort(), [...QUIET].sort());
});

Deno.test("what waits - only what a person changes about themselves, without a file", () => {
  for (const one of WAITING) {
    const { people, hasOwnBody = false } = OPERATIONS[one]!;
    assertEquals([["signed-in", "agent"].includes(people), hasOwnBody], [true, false], one);
  }
});

Deno.test("what waits - preferences, read marks and joining may wait", () => {
  for (
    const [method, path] of [
      ["PATCH", "/api/v1/me"],
      ["POST", "/api/v1/me/tour"],
      ["POST", "/api/v1/me/notifications/read"],
      ["DELETE", "/api/v1/me/notifications"],
      ["PUT", "/api/v1/me/layout"],
      ["PUT", "/api/v1/me/goals/chat_responses"],
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
      ["PUT", "/api/v1/me/push"],
      ["POST", "/api/v1/challenges//join"],
      ["POST", "/api/v1/admin/challenges"],
      ["GET", "/api/v1/me"],
      ["POST", "/sign-out"],
    ] as const
  ) assertEquals(canWait(method, path), false, `${method} ${path}`);
});

Deno.test("what waits - a refusal drops a change, and trouble of the server keeps it", () => {
  for (const status of [200, 201, 204]) assertEquals(outcomeOf(status, "POST"), "done");
  for (const status of [400, 403, 404, 409, 422]) {
    assertEquals(outcomeOf(status, "POST"), "refused");
  }
  assertEquals(outcomeOf(404, "DELETE"), "done");
  for (const status of [401, 408, 429, 500, 502, 503]) {
    assertEquals(outcomeOf(status, "POST"), "later");
  }
});

Deno.test("what waits - of a profile only the preferences wait", () => {
  assertEquals(canBodyWait("/api/v1/me", '{"preferences":{"appearance":"dark"}}'), true);
  assertEquals(canBodyWait("/api/v1/me", '{"name":"Amy"}'), false);
  assertEquals(canBodyWait("/api/v1/me", '{"preferences":{},"name":"Amy"}'), false);
  assertEquals(canBodyWait("/api/v1/me", "not JSON"), false);
  assertEquals(canBodyWait("/api/v1/challenges/a/join", ""), true);
});
