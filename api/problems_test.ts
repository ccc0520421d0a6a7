import { assertEquals, assertMatch } from "@std/assert";
import { z } from "@hono/zod-openapi";
import { problemResponse } from "@/services/problems/answer.ts";
import { fieldErrors, validationProblem } from "./problems.ts";

const PROBLEM = { status: 429, code: "too_many_events", title: "Too many", detail: "Wait." };

Deno.test("problems - the answer follows RFC 9457, with the headers that the status requires", async () => {
  const response = problemResponse({ ...PROBLEM, retryAfter: 7 });
  assertEquals(response.status, 429);
  assertEquals(response.headers.get("content-type"), "application/problem+json");
  assertEquals(response.headers.get("retry-after"), "7");
  assertEquals(response.headers.get("www-authenticate"), null);
  assertEquals(await response.json(), { ...PROBLEM, type: "/docs#too_many_events" });
  const unknown = problemResponse({ ...PROBLEM, status: 401 });
  assertMatch(unknown.headers.get("www-authenticate") ?? "", /^Bearer realm=/);
});

Deno.test("problems - invalid fields are named by their path", () => {
  const schema = z.object({ data: z.object({ list: z.array(z.number()) }) });
  const { error } = schema.safeParse({ data: { list: [1, "2"] } });
  assertEquals(fieldErrors(error!).map(({ path }) => path), ["data.list.1"]);
  assertEquals(fieldErrors(error!, ["body"])[0]?.path, "body.data.list.1");
  // A text in place of a list is reported once, as the wrong type and not also as too long.
  const long = z.object({ list: z.array(z.string()).max(2), other: z.string().max(2) })
    .safeParse({ list: "long", other: "long" });
  assertEquals(fieldErrors(long.error!).map(({ path }) => path), ["list", "other"]);
});

Deno.test("problems - the sentence names the first fields and counts the rest", () => {
  const errors = ["a", "b", "", "d", "e"].map((path) => ({ path, message: "is wrong" }));
  const { detail, errors: all } = validationProblem(errors, "event");
  assertEquals(detail, "a: is wrong; b: is wrong; body: is wrong; and 2 more");
  assertEquals(all?.length, 5);
});
