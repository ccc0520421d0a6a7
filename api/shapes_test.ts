import { assert, assertEquals } from "@std/assert";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { LIVE_MESSAGES } from "@/core/live/messages.ts";
import { openServices } from "@/services/mod.ts";
import { readConfig } from "../config.ts";
import type { ApiEnv } from "./environment.ts";
import { createApi } from "./mod.ts";

Deno.test("shapes - every answer is a shape of core, or a list of one", async () => {
  const known = await coreSchemas();
  const answers = answersOf(await openApi());
  assert(answers.length > 60, `${answers.length} answers`);
  const foreign = answers.filter(({ schema }) => !known.has(shapeIn(schema)));
  assertEquals(foreign.map(({ name }) => name), []);
});

Deno.test("shapes - all fields and lists of an answer are readonly", async () => {
  const answers = answersOf(await openApi());
  const changeable = answers.flatMap(({ name, schema }) => changeableIn(schema, name));
  assertEquals([...new Set(changeable)], []);
});

Deno.test("shapes - the stream's description names every live message and has its schema", async () => {
  const document = (await openApi()).getOpenAPI31Document(HEADER);
  const text = document.paths!["/api/v1/stream"]!.get!.description!;
  const frames = document.components!.schemas!["LiveMessage"] as unknown as Union;
  const described = frames.anyOf.map(({ properties: { type, data } }) => [type.enum[0], data.$ref]);
  assertEquals(
    described,
    Object.entries(LIVE_MESSAGES).map(([type, schema]) => {
      const { id } = schema.meta()!;
      assert(text.includes(`\`${type}\` (\`${id}\`)`), type);
      return [type, `#/components/schemas/${id}`];
    }),
  );
});

Deno.test("shapes - each name of the OpenAPI document belongs to one shape, which does not allow null", async () => {
  const named = [...await coreSchemas()].filter((schema) => schema.meta()?.id !== undefined);
  const names = named.map((schema) => schema.meta()!.id!);
  assert(names.length > 40, `${names.length} names`);
  assertEquals(names.filter((name, index) => names.indexOf(name) !== index), []);
  const document = (await openApi()).getOpenAPI31Document(HEADER);
  const nullable = Object.entries(document.components!.schemas!).filter(([, schema]) =>
    "type" in schema && Array.isArray(schema.type)
  );
  assertEquals(nullable.map(([name]) => name), []);
});

const HEADER = { openapi: "3.1.0", info: { title: "Laurel", version: "1" } };

interface Union {
  readonly anyOf: readonly {
    readonly properties: {
      readonly type: { readonly enum: readonly string[] };
      readonly data: { readonly $ref: string };
    };
  }[];
}

/** Everything that modules of core export and that is a schema. */
async function coreSchemas(): Promise<ReadonlySet<z.ZodType>> {
  const found = new Set<z.ZodType>();
  for await (const file of walk(new URL("../core/", import.meta.url))) {
    if (!(await Deno.readTextFile(file)).includes('from "zod"')) continue;
    const module: Record<string, unknown> = await import(file.href);
    for (const value of Object.values(module)) if (value instanceof z.ZodType) found.add(value);
  }
  return found;
}

interface Answer {
  readonly name: string;
  readonly schema: z.ZodType;
}

function answersOf(api: OpenAPIHono<ApiEnv>): Answer[] {
  return api.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== "route") return [];
    const { method, path, responses } = definition.route;
    return Object.entries(responses).flatMap(([status, response]) => {
      if (!status.startsWith("2") || !("content" in response) || !response.content) return [];
      return Object.values(response.content).map((content) => ({
        name: `${method} ${path}`,
        schema: (content as { schema: z.ZodType }).schema,
      }));
    });
  });
}

/** The shape of a page's or a list's entries, or the answer itself. */
function shapeIn(schema: z.ZodType): z.ZodType {
  const object = unwrap(schema);
  if (!(object instanceof z.ZodObject)) return schema;
  const { entries, nextCursor: _cursor, ...others } = object.shape;
  if (entries === undefined || Object.keys(others).length > 0) return schema;
  const list = unwrap(entries);
  return list instanceof z.ZodArray ? list.element as z.ZodType : schema;
}

function unwrap(schema: z.ZodType): z.ZodType {
  const isWrapped = schema instanceof z.ZodReadonly || schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional;
  return isWrapped ? unwrap(schema.unwrap() as z.ZodType) : schema;
}

/** Where in a schema something can be changed: objects and lists that are not readonly. */
function changeableIn(schema: z.ZodType, path: string, isReadonly = false): string[] {
  if (schema instanceof z.ZodReadonly) {
    return changeableIn(schema.unwrap() as z.ZodType, path, true);
  }
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return changeableIn(schema.unwrap() as z.ZodType, path, isReadonly);
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((one) => changeableIn(one as z.ZodType, path));
  }
  if (schema instanceof z.ZodArray) {
    const inside = changeableIn(schema.element as z.ZodType, `${path}[]`);
    return isReadonly ? inside : [path, ...inside];
  }
  if (schema instanceof z.ZodObject) {
    // Strict: what admins write down, which is answered as it was written.
    if (schema.def.catchall instanceof z.ZodNever) return [];
    const name = schema.meta()?.id ?? path;
    const inside = Object.entries(schema.shape).flatMap(([key, field]) =>
      changeableIn(field as z.ZodType, `${name}.${key}`)
    );
    return isReadonly ? inside : [name, ...inside];
  }
  return [];
}

let described: Promise<OpenAPIHono<ApiEnv>> | undefined;

/** The API, made once for all tests: nothing is asked of it, its description is read. */
function openApi(): Promise<OpenAPIHono<ApiEnv>> {
  return described ??= (async () => {
    const services = await openServices(readConfig({ LAUREL_DATA_DIR: "memory://" }));
    try {
      return createApi(services);
    } finally {
      await services.close();
    }
  })();
}

/** The modules in a folder and those below it. */
async function* walk(folder: URL): AsyncGenerator<URL> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory && name !== "testdata") yield* walk(new URL(`${name}/`, folder));
    else if (/(?<!_test)\.ts$/.test(name)) yield new URL(name, folder);
  }
}
