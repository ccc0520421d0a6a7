import { assertEquals } from "@std/assert";
import { PROBLEM_CODES } from "./codes.ts";
import { problemResponse, toProblemBody } from "./answer.ts";

const problem = { status: 400, title: "Wrong", detail: "It is wrong" };

Deno.test("problems - the type leads to the description of the code, where there is one", () => {
  for (const code of Object.keys(PROBLEM_CODES)) {
    assertEquals(toProblemBody({ ...problem, code }).type, `/docs#${code}`);
  }
  assertEquals(toProblemBody({ ...problem, code: "invalid_email" }).type, "about:blank");
  assertEquals(toProblemBody({ ...problem, code: "constructor" }).type, "about:blank");
});

Deno.test("problems - an answer is not cached, and says how to sign in and when to try again", async () => {
  const answer = problemResponse({ ...problem, status: 401, code: "unauthorized", retryAfter: 2 });
  assertEquals(answer.status, 401);
  assertEquals(Object.fromEntries(answer.headers), {
    "cache-control": "no-store",
    "content-type": "application/problem+json",
    "retry-after": "2",
    "www-authenticate": 'Bearer realm="laurel"',
  });
  assertEquals((await answer.json()).code, "unauthorized");
});
