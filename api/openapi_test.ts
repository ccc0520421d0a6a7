import { assert, assertEquals } from "@std/assert";
import { openTestServices } from "@/testing/services.ts";
import { createApi } from "./mod.ts";

/** For Laurel's own pages and for monitoring; not part of the public contract. */
const UNDESCRIBED = ["/healthz", "/readyz", "/metrics", "/openapi.json", "/docs", "/desk"];

Deno.test("openapi - every route is described, and every described route exists", async () => {
  const services = await openTestServices();
  try {
    const api = createApi(services);
    const routes = api.routes.filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => [method.toLowerCase(), path.replace(/^\/api\/v1(?=\/)/, "")])
      .filter(([, path]) => !UNDESCRIBED.includes(path!))
      .map(([method, path]) => `${method} ${path!.replace(/:(\w+)/g, "{$1}")}`);
    const response = await api.request("/api/v1/openapi.json");
    const { paths } = await response.json() as { paths: Record<string, Record<string, unknown>> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`)
    );
    assert(described.includes("post /events"), described.join(", "));
    assertEquals(described.sort(), [...new Set(routes)].sort());
  } finally {
    await services.close();
  }
});

Deno.test("openapi - no two schemas share a name, because one of them would then describe both", async () => {
  const names: string[] = [];
  for (const folder of [".", "../core/"]) {
    for await (const file of walk(new URL(folder, import.meta.url))) {
      const text = (await Deno.readTextFile(file)).replace(/^ \*.*$/gm, "");
      names.push(...[...text.matchAll(/\.meta\(\{\s*id: "(\w+)"/g)].map(([, name]) => name!));
    }
  }
  assert(names.length > 80, `${names.length} names`);
  assertEquals(names.filter((name, index) => names.indexOf(name) !== index), []);
});

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly Schema[];
}

interface Operation {
  readonly requestBody?: { readonly content: Record<string, { readonly schema?: Schema }> };
}

Deno.test("openapi - an unknown field is refused, except in events", async () => {
  const services = await openTestServices();
  try {
    const response = await createApi(services).request("/api/v1/openapi.json");
    const { paths, components } = await response.json() as {
      paths: Record<string, Record<string, Operation>>;
      components: { schemas: Record<string, Schema> };
    };
    const bodies = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) => {
        const schema = requestBody?.content["application/json"]?.schema;
        return schema ? [{ name: `${method} ${path}`, schema }] : [];
      })
    ).filter(({ name }) => !name.startsWith("post /events"));
    const isOpen = (schema: Schema): boolean => {
      const name = schema.$ref?.split("/").at(-1);
      const { anyOf, type, additionalProperties } = name ? components.schemas[name]! : schema;
      if (anyOf) return anyOf.some(isOpen);
      return type !== "object" || additionalProperties !== false;
    };
    const open = bodies.filter(({ schema }) => isOpen(schema));
    assert(bodies.length > 20, `${bodies.length} bodies`);
    assertEquals(open.map(({ name }) => name), []);
  } finally {
    await services.close();
  }
});

/** Yields the modules in a folder and its subfolders. */
async function* walk(folder: URL): AsyncGenerator<URL> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* walk(new URL(`${name}/`, folder));
    else if (/(?<!_test)\.ts$/.test(name)) yield new URL(name, folder);
  }
}
