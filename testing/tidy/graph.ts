/** The graph of modules: resolves imports, and finds modules that are not used. */
import { isTest, isTestData, layerOf, type Target } from "./layers.ts";
import type { Violation } from "./violation.ts";
import type { Source } from "./source.ts";

/** Returns the function that resolves a specifier under the import map of `deno.json`. */
export function resolver(
  importMap: Readonly<Record<string, string>>,
): (specifier: string, from: string) => Target {
  return (specifier, from) => {
    if (/^\.{1,2}\//.test(specifier)) return { path: join(dirname(from), specifier) };
    const exact = importMap[specifier];
    if (exact) return exact.startsWith("./") ? { path: exact.slice(2) } : named(specifier);
    const prefix = Object.keys(importMap)
      .filter((key) => key.endsWith("/") && specifier.startsWith(key))
      .sort((a, b) => b.length - a.length)[0];
    const target = prefix === undefined ? undefined : importMap[prefix]!;
    return target?.startsWith("./")
      ? { path: join(target, specifier.slice(prefix!.length)) }
      : named(specifier);
  };
}

/** The package's name without version and subpath: "npm:@scope/name@1/x" is "@scope/name". */
function named(specifier: string): Target {
  if (specifier.startsWith("node:")) return { package: specifier };
  const [, name] = /^(?:npm:|jsr:)?((?:@[^/@]+\/)?[^/@]+)/.exec(specifier) ?? [];
  return { package: name ?? specifier };
}

function dirname(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".";
}

function join(folder: string, relative: string): string {
  return new URL(`${folder}/${relative}`, "file:///").pathname.slice(1);
}

const ENTRY_LAYERS = ["routes", "islands", "tasks", "bench", "e2e"];
const TEST_LAYERS = ["testing", "e2e", "bench"];

/**
 * Modules that nothing reaches. A module that only its own tests import is dead as well: the tests
 * keep alive what no user gets to see. `entryPoints` are added to the routes, islands, tasks,
 * benchmarks and tests.
 */
export function deadModules(
  sources: readonly Source[],
  resolve: (specifier: string, from: string) => Target,
  entryPoints: readonly string[],
): Violation[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reach = (from: readonly string[]) => {
    const seen = new Set<string>();
    const queue = [...from];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const source = byPath.get(path);
      if (!source || seen.has(path)) continue;
      seen.add(path);
      const specifiers = source.imports.map(({ specifier }) => specifier);
      for (const specifier of [...specifiers, ...source.mentions]) {
        const target = resolve(specifier, path);
        if ("path" in target) queue.push(target.path);
      }
    }
    return seen;
  };
  const entries = sources.map(({ path }) => path).filter((path) =>
    !isTest(path) && (entryPoints.includes(path) || ENTRY_LAYERS.includes(layerOf(path)))
  );
  const tests = sources.map(({ path }) => path).filter(isTest);
  const live = reach(entries);
  const tested = reach([...entries, ...tests]);

  return sources.flatMap(({ path }) => {
    const support = TEST_LAYERS.includes(layerOf(path)) || isTest(path) || isTestSupport(path);
    if (isTestData(path)) return []; // started by path
    if (support ? tested.has(path) : live.has(path)) return [];
    const message = tested.has(path)
      ? "is reached by tests only: use it in the product, or delete it with its tests"
      : "is reached by nobody: use it or delete it";
    return [{ path, line: 1, message }];
  });
}

/** Shared parts of tests that are in the same folder as the code. */
function isTestSupport(path: string): boolean {
  return /_contract\.tsx?$/.test(path);
}
