/** Generates the client's types from the OpenAPI document of the API. */
import openapiTS, { astToString } from "openapi-typescript";
import { createApi } from "@/api/mod.ts";
import { readConfig } from "@/config.ts";
import { openServices } from "@/services/mod.ts";

/** The file of the generated types. */
export const CLIENT_TYPES = "clients/typescript/types.ts";

/** The paths that the client calls. Types of other paths would only make the file large. */
const PATHS = [
  ...["/events", "/events/batch", "/agents", "/agents/{id}", "/agents/{id}/history"],
  "/leaderboards",
];

const HEADER = `// Made by \`deno task client\` from the OpenAPI document; changes by hand are lost.
// deno-lint-ignore-file
`;

type Methods = Record<string, { readonly responses: Record<string, unknown> }>;

interface Document {
  paths: Record<string, Methods>;
  components: { schemas: Record<string, unknown> };
}

/** Returns the types as formatted source. */
export async function generateTypes(): Promise<string> {
  const services = await openServices(readConfig({ LAUREL_DATA_DIR: "memory://" }));
  let document: Document;
  try {
    const response = await createApi(services).request("/api/v1/openapi.json");
    document = prune(await response.json());
  } finally {
    await services.close();
  }
  const ast = await openapiTS(JSON.stringify(document), { emptyObjectsUnknown: true });
  return await format(HEADER + astToString(ast));
}

/**
 * Keeps only the client's paths with their successful answers, and the schemas that these use. The
 * client handles all error answers as the same problem, so their types are not needed.
 */
function prune({ paths, components, ...rest }: Document): Document {
  const kept = Object.fromEntries(PATHS.map((path) => {
    if (!paths[path]) throw new Error(`the API does not describe ${path}`);
    return [path, withoutRefusals(paths[path])];
  }));
  const names = new Set<string>();
  const follow = (value: unknown) => {
    for (const [, name] of JSON.stringify(value).matchAll(/#\/components\/schemas\/([\w.-]+)/g)) {
      if (names.has(name!)) continue;
      names.add(name!);
      follow(components.schemas[name!]);
    }
  };
  follow(kept);
  const schemas = Object.fromEntries(
    [...names].sort().map((name) => [name, components.schemas[name]]),
  );
  return { ...rest, paths: kept, components: { ...components, schemas } };
}

/** Returns a path with only the 200 answers of its methods. */
function withoutRefusals(methods: Methods): Methods {
  return Object.fromEntries(
    Object.entries(methods).map(([method, operation]) => [method, {
      ...operation,
      responses: { 200: operation.responses[200] },
    }]),
  );
}

async function format(source: string): Promise<string> {
  const process = new Deno.Command("deno", {
    args: ["fmt", "--quiet", "--ext", "ts", "-"],
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const writer = process.stdin.getWriter();
  await writer.write(new TextEncoder().encode(source));
  await writer.close();
  const { code, stdout } = await process.output();
  if (code !== 0) throw new Error("deno fmt could not read the types");
  return new TextDecoder().decode(stdout);
}
