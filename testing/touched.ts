/**
 * Finds the tests that a change can affect: those that import or name a changed file, even
 * indirectly.
 */

/** A module of the repository. */
export interface Module {
  /** The path relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The paths of the modules that it imports, types alone included. */
  readonly imports: readonly string[];
}

/** Calls that read folders: a test with such a call may read any file. */
const LOOKS_AROUND = /\b(readDir|readSources|walk)\(/;

/** A module's path in a string, which is passed to a bundler, a worker or another process. */
const NAMED_MODULE = /["'`]([\w./@-]+\.tsx?)["'`]/g;

const isModule = (path: string) => /\.tsx?$/.test(path);
const isTest = (path: string) => /_test\.tsx?$/.test(path);

/**
 * Returns the paths of the test modules that a change of these files can affect, sorted; "all" when a
 * file is `deno.json`, or is not a module and no module names it.
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

/** Returns, for each path, the modules that import or name it. */
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
      // The name may be relative to the root, as in a task, or to the module's own folder.
      add(named!.replace(/^(@|\.)\//, ""), path);
      add(new URL(named!, `file:///${path}`).pathname.slice(1), path);
    }
  }
  return importers;
}
