import { assert, assertEquals } from "@std/assert";
import { readConfig } from "../config.ts";
import { openServices } from "../services/mod.ts";
import { createApi } from "./mod.ts";

/** For Laurel's own pages and for machines that watch it; no part of the public contract. */
const UNDESCRIBED = ["/healthz", "/readyz", "/metrics", "/openapi.json", "/docs", "/desk"];

Deno.test("openapi - every route that exists is described, and the other way round", async () => {
  const services = await openServices(readConfig({ LAUREL_DATA_DIR: "memory://" }));
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

Deno.test("openapi - no two shapes have one name, or one of them would describe both", async () => {
  const names: string[] = [];
  for await (const file of walk(new URL(".", import.meta.url))) {
    const text = await Deno.readTextFile(file);
    names.push(...[...text.matchAll(/\.openapi\("(\w+)"/g)].map(([, name]) => name!));
  }
  assert(names.length > 50, `${names.length} names`);
  assertEquals(names.filter((name, index) => names.indexOf(name) !== index), []);
});

/** The modules in a folder and those below it. */
async function* walk(folder: URL): AsyncGenerator<URL> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* walk(new URL(`${name}/`, folder));
    else if (/(?<!_test)\.ts$/.test(name)) yield new URL(name, folder);
  }
}
