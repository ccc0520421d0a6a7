import { assertEquals } from "@std/assert";
import { z } from "zod";
import { textOrWhole } from "@/core/events/event_data.ts";
import { describeIssue } from "./issue_words.ts";

const id = textOrWhole(z.string().min(1));

const messagesOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: describeIssue }).error?.issues.map(({ message }) => message) ??
    [];

Deno.test("issue words - every kind of fault has a plain sentence", () => {
  const cases: [z.ZodType, unknown, string][] = [
    [z.string(), undefined, "is missing"],
    [z.enum(["a", "b"]), undefined, "is missing"],
    [z.union([z.string(), z.number()]), undefined, "is missing"],
    [z.string(), 7, "must be text, not a number"],
    [z.string(), null, "must be text, not null"],
    [z.number(), "0.9", "must be a number such as 0.9, not text"],
    [z.number(), [1], "must be a number such as 0.9, not a list"],
    [z.coerce.number(), "abc", "must be a number"],
    [z.boolean(), "yes", "must be true or false, not text"],
    [z.boolean(), 1, "must be true or false, not a number"],
    [z.int(), 1.5, "must be a whole number"],
    [z.int(), "x", "must be a whole number, not text"],
    [z.number().int().min(1), null, "must be a whole number, not null"],
    [z.int32().max(5), [], "must be a whole number, not a list"],
    [
      z.discriminatedUnion("op", [
        z.object({ op: z.literal("eq") }),
        z.object({ op: z.enum(["lt", "gt"]) }),
      ]),
      { op: "is" },
      'must be one of "eq", "lt", "gt"',
    ],
    [z.array(z.string()), {}, "must be a list, not an object"],
    [z.object({}), [], "must be an object, not a list"],
    [z.object({}), true, "must be an object, not true"],
    [z.record(z.string(), z.string()), "x", "must be an object, not text"],
    [z.string().min(1), "", "must not be empty"],
    [z.string().min(8), "x", "must have at least 8 characters"],
    [z.string().max(1), "xy", "must have at most 1 character"],
    [z.string().length(2), "x", "must have exactly 2 characters"],
    [z.array(z.string()).min(1), [], "must not be empty"],
    [z.array(z.string()).max(1), ["a", "b"], "must have at most 1 entry"],
    [z.array(z.string()).min(2), [], "must have at least 2 entries"],
    [z.number().min(0), -1, "must be at least 0"],
    [z.number().max(1), 1.01, "must be at most 1"],
    [z.number().gt(0), 0, "must be more than 0"],
    [z.number().lt(1), 1, "must be less than 1"],
    [z.number().multipleOf(5), 3, "must be a multiple of 5"],
    [z.enum(["a", "b"]), "c", 'must be one of "a", "b"'],
    [z.literal("1.0"), "0.3", 'must be "1.0"'],
    [z.email(), "x", "must be an e-mail address"],
    [z.url(), "x", "must be a URL"],
    [z.iso.date(), "x", "must be a date such as 2026-11-22"],
    [z.string().regex(/^a$/), "b", "has a form that is not allowed"],
    [z.strictObject({}), { b: 1 }, "holds a field that is not known: b"],
    [z.strictObject({}), { b: 1, c: 1 }, "holds fields that are not known: b, c"],
    [z.union([z.string(), z.int()]), true, "must be text or a number such as 0.9, not true"],
    [z.union([z.string().min(2), z.email()]), "", "has none of the forms that are allowed"],
    [z.union([z.string().min(2), z.int()]), "", "must have at least 2 characters"],
    [id, null, "must be text or a whole number, not null"],
    [id, 1.5, "must be text or a whole number"],
    [id, 1e30, "must be text or a whole number"],
    [id, undefined, "is missing"],
    [z.record(z.string().max(1), z.string()), { ab: "" }, "holds a name that is not allowed"],
    [z.string().refine(() => false), "x", "is not valid"],
    [z.string().refine(() => false, "is odd"), "x", "is odd"],
    [z.string("is no name"), 1, "is no name"],
  ];
  for (const [schema, value, expected] of cases) {
    assertEquals(messagesOf(schema, value), [expected]);
  }
  assertEquals(messagesOf(z.number(), Infinity), ["must be a number such as 0.9"]);
  assertEquals(messagesOf(z.int(), 1e300).length, 1);
});
