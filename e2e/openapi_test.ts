/** The description of the API: valid, complete, and correct. */
import { assert, assertEquals } from "@std/assert";
import { Validator } from "@seriousme/openapi-schema-validator";
import { event } from "./support/events.ts";
import { shareLaurel } from "./support/laurel.ts";

const laurelTest = shareLaurel(["pglite"]);

interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
}

/** The paths that the contract (DESIGN section 7) promises and that this version serves. */
const PROMISED = [
  ...["POST /events", "POST /events/batch", "GET /agents", "GET /agents/{id}"],
  ...["GET /agents/{id}/history", "GET /leaderboards"],
];

laurelTest("openapi - the document is valid OpenAPI 3.1", async (laurel) => {
  const answer = await laurel.call<Description>("/openapi.json", { key: null });
  assertEquals(answer.status, 200);
  assertEquals(answer.body.openapi, "3.1.0");
  const { valid, errors } = await new Validator().validate(JSON.parse(answer.text));
  assert(valid, JSON.stringify(errors, null, 2));
});

laurelTest("openapi - every reference can be resolved", async (laurel) => {
  const { body, text } = await laurel.call<Record<string, unknown>>("/openapi.json");
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
  assert(references.length > 0);
  for (const reference of references) {
    const target = reference.replace(/^#\//, "").split("/").reduce<unknown>(
      (node, key) => (node as Record<string, unknown> | undefined)?.[key],
      body,
    );
    assert(target !== undefined, reference);
  }
});

laurelTest(
  "openapi - it contains every path of the contract, and each path answers",
  async (laurel) => {
    await laurel.post(event({ subject: "described" }));
    const { paths } = (await laurel.call<Description>("/openapi.json")).body;
    const named = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
    );
    for (const route of PROMISED) assert(named.includes(route), `${route} of ${named.join(", ")}`);
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { responses }] of Object.entries(methods)) {
        const target = path.replaceAll("{id}", "described");
        // A stream or a socket would not end. Without a key, the request is answered at once.
        const isLive = /\/(stream|ws)$/.test(path);
        const send = {
          method: method.toUpperCase(),
          ...(isLive ? { key: null } : {}),
          ...(method === "post" ? { body: {} } : {}),
        };
        // Not every answer is JSON.
        const { status, text } = await laurel.call(target, send);
        const isNowhere = status === 405 || text.includes('"There is no such resource"');
        assert(!isNowhere, `${method} ${path} answers ${status}`);
        assert(String(status) in responses, `${method} ${path} answers ${status}, undescribed`);
      }
    }
  },
);
