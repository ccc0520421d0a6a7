/** Finds exports that no module imports, and names that two modules export. */
import { isTest, isTestData, layerOf, type Target } from "./layers.ts";
import { isGenerated } from "./rules.ts";
import type { Source } from "./source.ts";
import type { Violation } from "./violation.ts";

// Called by name from outside: routes and islands by the manifest, tasks and programs by a command.
const OUTER_LAYERS = ["routes", "islands"];

// Public packages: what they export is for programs that are not here.
const PUBLIC_MODULES = ["fresh/mod.ts", "fresh/runtime.ts", "fresh/dev.ts"];

/**
 * Exported values that no other module imports, and exported types that no other module names. A type may
 * be exported without an importer when the module's own functions take or return it.
 */
export function deadExports(
  sources: readonly Source[],
  resolve: (specifier: string, from: string) => Target,
): Violation[] {
  const imported = new Set<string>();
  for (const { path, imports } of sources) {
    for (const { specifier, names } of imports) {
      const target = resolve(specifier, path);
      if (!("path" in target)) continue;
      for (const name of names.length === 0 ? ["*"] : names) imported.add(`${target.path} ${name}`);
    }
  }
  return sources.flatMap((source) => {
    const { path, exports } = source;
    const isOuter = OUTER_LAYERS.includes(layerOf(path)) || PUBLIC_MODULES.includes(path) ||
      isGenerated(path) || isSampleApp(path) || layerOf(path) === "clients" ||
      imported.has(`${path} *`);
    if (isOuter) return [];
    return exports.filter(({ name, isType }) =>
      !imported.has(`${path} ${name}`) && !(isType && isMentioned(source, name))
    ).map(({ name, line }) => ({
      path,
      line,
      message:
        `exports ${name}, which no other module imports: keep it to the module, or delete it`,
    }));
  });
}

/** A small app that the tests of `fresh/` run; it has routes and a manifest of its own. */
function isSampleApp(path: string): boolean {
  return path.startsWith("fresh/testdata/");
}

/** Whether a name occurs in more than one line of its module. */
function isMentioned({ lines }: Source, name: string): boolean {
  const word = new RegExp(`\\b${name}\\b`);
  return lines.filter((line) => word.test(line)).length > 1;
}

// Where a name means the same thing everywhere. (In `integrations` every tool has a module of the
// same shape, and what `components` export are parts of pages, so names repeat there by design.)
const NAMED_LAYERS = ["core", "db", "services", "api"];

/** Finds names that two modules of the inner layers export: a reader could confuse them. */
export function sharedNames(sources: readonly Source[]): Violation[] {
  const owners = new Map<string, string>();
  return sources.flatMap(({ path, exports }) => {
    const isNamed = NAMED_LAYERS.includes(layerOf(path)) && !isTest(path) && !isTestData(path) &&
      !path.startsWith("db/migrations/");
    if (!isNamed) return [];
    return exports.flatMap(({ name, line }) => {
      const owner = owners.get(name) ?? path;
      owners.set(name, owner);
      if (owner === path) return []; // overloads
      return [{
        path,
        line,
        message: `exports ${name}, and so does ${owner}: give one of them a name that says more`,
      }];
    });
  });
}
