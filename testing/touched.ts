/** Which tests a change can touch: those that reach a changed file by imports or by naming it. */

/** A module, as the search needs it. */
export interface Module {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The paths of the modules that it imports, types alone included. */
  readonly imports: readonly string[];
}

/** A test that looks through folders may see any file. */
const LOOKS_AROUND = /\b(readDir|readSources|walk)\(/;

/** A module's path in a string: handed to a bundler, a worker or another process. */
const NAMED_MODULE = /["'`]([\w./@-]+\.tsx?)["'`]/g;

const isModule = (path: string) => /\.tsx?$/.test(path);
const isTest = (path: string) => /_test\.tsx?$/.test(path);

/**
 * The paths of the test modules that a change of these files can touch, sorted; "all" when a file is
 * no module and no module names it, so that nobody can say (the settings of Deno, for one).
 */
export function touchedTests(
  modules: readonly Module[],
  changed: readonly string[],
): readonly string[] | "all" {
  if (changed.length === 0) return [];
  const importers = importersOf(modules);
  const queue: string[] = [];
  for (const path of changed) {
    if (isModule(path)) {
      queue.push(path);
      continue;
    }
    const name = path.slice(path.lastIndexOf("/") + 1);
    const readers = modules.filter(({ text }) => text.includes(name));
    if (name === "deno.json" || readers.length === 0) return "all";
    queue.push(...readers.map((reader) => reader.path));
  }
  const touched = new Set<string>();
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (touched.has(path)) continue;
    touched.add(path);
    queue.push(...importers.get(path) ?? []);
  }
  return modules
    .filter(({ path, text }) => isTest(path) && (touched.has(path) || LOOKS_AROUND.test(text)))
    .map(({ path }) => path)
    .sort();
}

/** For each path the modules that import or name it. */
function importersOf(modules: readonly Module[]): Map<string, Set<string>> {
  const importers = new Map<string, Set<string>>();
  const add = (path: string, importer: string) => {
    const known = importers.get(path);
    if (known) known.add(importer);
    else importers.set(path, new Set([importer]));
  };
  for (const { path, text, imports } of modules) {
    for (const imported of imports) add(imported, path);
    for (const [, named] of text.matchAll(NAMED_MODULE)) {
      // From the root, as a task names it, or from the module's own folder.
      add(named!.replace(/^(@|\.)\//, ""), path);
      add(new URL(named!, `file:///${path}`).pathname.slice(1), path);
    }
  }
  return importers;
}
