import { assert, assertEquals } from "@std/assert";
import { openTestServices } from "@/testing/services.ts";
import { OPERATIONS } from "./access.ts";
import { HIDDEN, isSecretField, withoutSecrets } from "./audit_secrets.ts";
import { createApi } from "./mod.ts";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Operation {
  readonly responses: Record<
    string,
    { readonly content?: Record<string, { readonly schema?: Schema }> }
  >;
}

const SUSPICIOUS_NAME = /secret|password|token|credential|cookie|key$|recovery|url$|link$/i;
const SUSPICIOUS_WORDS = /shown (this )?once|no later answer|secret/i;

/** Fields that sound secret and are not: names of things, and who makes a secret. */
const HARMLESS = [
  "integration.secretFrom",
  "integration.url",
  "organization.publicUrl",
  "report.slackHost",
  "webhook.url",
  "achievement.key",
  "challenge.key",
  "event.key",
  "wheel.key",
];

Deno.test("audit log - no answer that it keeps has a secret that it does not hide", async () => {
  const services = await openTestServices();
  try {
    const response = await createApi(services).request("/api/v1/openapi.json");
    const { paths, components: { schemas } } = await response.json() as {
      paths: Record<string, Record<string, Operation>>;
      components: { schemas: Record<string, Schema> };
    };
    const shown: string[] = [];
    let hidden = 0;
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { responses }] of Object.entries(methods)) {
        const kind = OPERATIONS[`${method.toUpperCase()} ${path}`]?.act?.kind;
        if (kind === undefined) continue;
        for (const [status, { content }] of Object.entries(responses)) {
          const schema = content?.["application/json"]?.schema;
          if (!status.startsWith("2") || !schema) continue;
          for (const [field, { description = "" }] of textFields(schema, schemas, new Set())) {
            if (!SUSPICIOUS_NAME.test(field) && !SUSPICIOUS_WORDS.test(description)) continue;
            if (isSecretField(kind, field)) hidden++;
            else shown.push(`${kind}.${field}`);
          }
        }
      }
    }
    assert(hidden >= 4, `${hidden} secrets are hidden`);
    assertEquals([...new Set(shown)].filter((one) => !HARMLESS.includes(one)).sort(), []);
  } finally {
    await services.close();
  }
});

Deno.test("audit log - secrets are hidden at any depth, and what is ordinary stays", () => {
  assertEquals(
    withoutSecrets("key", { id: 7, key: "lk_x", list: [{ token: "t" }], secret: null }),
    { id: 7, key: HIDDEN, list: [{ token: HIDDEN }], secret: null },
  );
  assertEquals(withoutSecrets("achievement", { key: "first_deal" }), { key: "first_deal" });
  assertEquals(withoutSecrets("invitation", { url: "https://x/y" }), { url: HIDDEN });
  assertEquals(withoutSecrets("webhook", { url: "https://x/y" }), { url: "https://x/y" });
});

/** Yields the fields of a schema that hold text, at any depth. */
function* textFields(
  schema: Schema,
  schemas: Record<string, Schema>,
  seen: Set<string>,
): Generator<readonly [string, Schema]> {
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1)!;
    if (seen.has(name)) return;
    seen.add(name);
    return yield* textFields(schemas[name]!, schemas, seen);
  }
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [], allOf = [] } =
    schema;
  for (const [field, inner] of Object.entries(properties)) {
    if ([inner.type].flat().includes("string") && !inner.format) yield [field, inner];
    yield* textFields(inner, schemas, seen);
  }
  const more = [items, additionalProperties, ...anyOf, ...oneOf, ...allOf];
  for (const inner of more) {
    if (typeof inner === "object") yield* textFields(inner, schemas, seen);
  }
}
