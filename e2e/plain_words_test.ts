/** No error message contains the words of a library, whatever is sent to whichever endpoint. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { event } from "./support/events.ts";
import { shareLaurel } from "./support/laurel.ts";

const laurelTest = shareLaurel(["pglite"]);

const RAW =
  /invalid (input|option|string|key|element|iso|e-?mail|url)|too (small|big)|unrecognized/i;
const RAW_TOO = /expected \w+|received \w+|ZodError/;

interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly $ref?: string;
  readonly anyOf?: Schema[];
  readonly oneOf?: Schema[];
  readonly items?: Schema;
}

interface Operation {
  readonly parameters?: { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema?: Schema }> };
}

const WRONG = [null, "", "x", 0.5, 1e300, true, [1], { other: 1 }];

laurelTest(
  "plain words - for wrong bodies, at every path of the API's description",
  async (laurel) => {
    const { body } = await laurel.call<{
      paths: Record<string, Record<string, Operation>>;
      components: { schemas: Record<string, Schema> };
    }>("/openapi.json");
    const open = (schema: Schema = {}): Schema => {
      const name = schema.$ref?.split("/").at(-1);
      return name === undefined ? schema : body.components.schemas[name]!;
    };
    let refused = 0;
    for (const [path, methods] of Object.entries(body.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const address = path.replaceAll(/\{\w+\}/g, "1");
        const check = async (target: string, value?: unknown) => {
          const answer = await laurel.call(target, {
            method: method.toUpperCase(),
            ...(value === undefined ? {} : { body: JSON.stringify(value) }),
            headers: value === undefined ? {} : { "content-type": "application/json" },
          });
          const why = `${method} ${target} ${
            JSON.stringify(value)
          } ${answer.status} ${answer.text}`;
          assert(answer.status < 500, why);
          if (answer.status < 400) return;
          refused++;
          assert(!RAW.test(answer.text) && !RAW_TOO.test(answer.text), why);
        };
        if (/\/(stream|ws)$/.test(path)) continue;
        for (const { in: place, name } of operation.parameters ?? []) {
          if (place !== "query") continue;
          for (const text of ["", "x", "-1", "1.5", "NaN", "%00", "2026-02-30"]) {
            await check(`${address}?${name}=${text}`);
          }
        }
        const schema = open(operation.requestBody?.content["application/json"]?.schema);
        if (!operation.requestBody?.content["application/json"]) continue;
        for (const value of [...WRONG, {}]) await check(address, value);
        for (const [name, inner] of Object.entries(schema.properties ?? {})) {
          for (const value of WRONG) {
            await check(address, { [name]: value });
            for (const below of Object.keys(open(inner).properties ?? {})) {
              await check(address, { [name]: { [below]: value } });
            }
          }
        }
      }
    }
    assert(refused > 500, `${refused}`);
  },
);

laurelTest("plain words - for wrong events, alone, in a batch and in a file", async (laurel) => {
  const wrong: [Record<string, unknown>, string][] = [
    [{ id: undefined }, "id: is missing"],
    [{ id: 7 }, "id: must be text, not a number"],
    [{ subject: null }, "subject: must be text or a whole number, not null"],
    [{ subject: undefined }, "subject: is missing"],
    [{ subject: 1.5 }, "subject: must be text or a whole number"],
    [{ type: ["deal_won"] }, "type: must be text, not a list"],
    [{ time: 1_790_000_000 }, "time: is not an RFC 3339 time such as"],
    [{ specversion: "0.3" }, 'specversion: must be \\"1.0\\"'],
    [{ data: "x" }, "data: must be an object, not text"],
    [{ data: { quality: "0.9" } }, "data.quality: must be a number such as 0.9, not text"],
    [{ data: { quality: 1.01 } }, "data.quality: must be a number from 0 to 1"],
    [{ data: { responseTime: -1 } }, "data.responseTime: must be a number from 0 to 31622400"],
    [{ data: { vip: "yes" } }, "data.vip: must be true or false, not text"],
    [{ data: { objectId: 1.5 } }, "data.objectId: must be text or a whole number"],
    [{ data: { objectId: true } }, "data.objectId: must be text or a whole number, not true"],
    [{ data: { objectId: "" } }, "data.objectId: "],
    [{ data: { reverses: { source: "/x" } } }, "data.reverses.id: is missing"],
  ];
  for (const [change, expected] of wrong) {
    const sent = event(change);
    const texts = [
      await laurel.call("/events", { body: sent }),
      await laurel.call("/events/batch", { body: { events: [sent] } }),
      await laurel.call("/import", {
        body: `${JSON.stringify(sent)}\n`,
        headers: { "content-type": "application/x-ndjson" },
      }),
    ].map(({ text }) => text);
    for (const text of texts) {
      assertStringIncludes(text, expected);
      assert(!RAW.test(text) && !RAW_TOO.test(text), text);
    }
  }
  const none = await laurel.call("/events", { body: "null" });
  assertEquals(none.body.detail, "body: must be an object, not null");
});

laurelTest("plain words - for wrong account requests", async (laurel) => {
  for (const body of ["{}", "[]", "null", '{"email":7}', '{"email":"x","password":7}', "{"]) {
    const response = await fetch(`${laurel.url}/api/auth/sign-in/email`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    const text = await response.text();
    assert(response.status >= 400 && response.status < 500, text);
    assert(!RAW.test(text) && !RAW_TOO.test(text) && !text.includes("[body"), `${body} ${text}`);
  }
});
