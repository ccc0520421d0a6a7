import { type BuildConfig, fromFileUrl, specifierTo, toFolderUrl } from "./config.ts";
import { nameChunksByContent } from "./chunk_names.ts";
import { listFiles } from "./crawl.ts";
import { identifierOf } from "../snapshot.ts";
import { denoCommand } from "./deno_command.ts";
import { joinChunks } from "./join_chunks.ts";

/** The chunks of the code that runs in the browser. */
export interface ClientBundle {
  /** The folder of the chunks. */
  folder: string;
  /** The chunks and their source maps, by name. */
  files: string[];
  /** The name of the chunk that starts the islands. */
  entry: string;
  /** The name of the chunk of each island file. The keys are absolute paths. */
  islands: Map<string, string>;
}

/**
 * Bundles the islands and the code that starts them.
 *
 * This runs `deno bundle` with a configuration of its own. `Deno.bundle` would compile JSX as the
 * project's configuration says, and "precompile" produces templates that only a server can render.
 * @throws Error with the output of the bundler
 */
export async function bundleClient(
  config: BuildConfig,
  islands: string[],
  options: { folder: string; dev: boolean },
): Promise<ClientBundle> {
  const { folder, dev } = options;
  // The chunks are written to a temporary folder next to the target and moved when they are
  // complete. So a failed build removes nothing from a running server, and two builds at the same
  // time do not mix their files.
  const draft = `${folder}.${crypto.randomUUID().slice(0, 8)}`;
  try {
    const islandChunks = await bundleInto(draft, config, islands, dev);
    // Listed before the move: afterwards another build may replace the folder at any moment.
    const drafted = `${draft}/js`;
    const files = (await listFiles(drafted)).map((file) => file.slice(drafted.length + 1));
    await moveFolder(draft, folder);
    return { folder: `${folder}/js`, files, entry: "fresh-runtime.js", islands: islandChunks };
  } finally {
    // A draft that cannot be removed does no harm: the next build has one of its own.
    await Deno.remove(draft, { recursive: true }).catch(() => {});
  }
}

/** Bundles into a new folder. Returns the name of the chunk of each island file. */
async function bundleInto(
  folder: string,
  config: BuildConfig,
  islands: string[],
  dev: boolean,
): Promise<Map<string, string>> {
  const work = `${folder}/entries`;
  const out = `${folder}/js`;
  await Deno.mkdir(work, { recursive: true });
  await writeConfig(config, work);

  const runtime = new URL(dev ? "../client/boot_dev.ts" : "../client/boot.ts", import.meta.url);
  const entries = [{ name: "fresh-runtime", file: fromFileUrl(runtime) }];
  const chunks = new Map<string, string>();
  const taken = new Set<string>();
  for (const file of islands) {
    let name = identifierOf(file);
    while (taken.has(name)) name += "_";
    taken.add(name);
    chunks.set(file, `${name}.js`);
    entries.push({ name, file });
  }
  for (const { name, file } of entries) {
    const from = JSON.stringify(specifierTo(work, file));
    const source = await Deno.readTextFile(file);
    const withDefault = /export default|export \{[^}]*\bdefault\b/.test(source);
    const text = `export * from ${from};\n` +
      (withDefault ? `export { default } from ${from};\n` : "");
    await Deno.writeTextFile(`${work}/${name}.ts`, text);
  }
  await run(config, work, out, entries.map(({ name }) => `${work}/${name}.ts`), dev);
  await nameChunksByContent(out);
  // Rebuilding after a change must be fast; inline source maps are for development too.
  if (!dev && config.sourceMap !== "inline") {
    await joinChunks(out, entries.map(({ name }) => `${name}.js`), config.sourceMap);
  }
  return chunks;
}

const MOVE_ATTEMPTS = 5;

async function moveFolder(from: string, to: string): Promise<void> {
  for (let attempt = 1;; attempt++) {
    // It is not there the first time; if it cannot be removed, renaming fails.
    await Deno.remove(to, { recursive: true }).catch(() => {});
    try {
      return await Deno.rename(from, to);
    } catch (error) {
      // Another build moved its own folder there in the meantime.
      if (attempt === MOVE_ATTEMPTS) throw error;
    }
  }
}

async function run(
  config: BuildConfig,
  work: string,
  out: string,
  entries: string[],
  dev: boolean,
): Promise<void> {
  const flags = ["--quiet", "--platform", "browser", "--format", "esm", "--code-splitting"];
  if (!dev) flags.push("--minify");
  if (config.sourceMap !== null) flags.push(`--sourcemap=${config.sourceMap}`);
  const { success, stderr } = await new Deno.Command(denoCommand(), {
    args: ["bundle", "--config", `${work}/deno.json`, ...flags, "--outdir", out, ...entries],
    cwd: work,
    stdout: "null",
    stderr: "piped",
  }).output();
  if (success) return;
  const message = new TextDecoder().decode(stderr);
  throw new Error(`The islands could not be bundled for the browser:\n${message}`);
}

interface DenoJson {
  imports?: Record<string, string>;
  nodeModulesDir?: string;
  compilerOptions?: { jsxImportSource?: string };
}

/**
 * Writes the project's configuration with paths that work from the temporary folder, and with JSX
 * for the browser.
 */
async function writeConfig(config: BuildConfig, work: string): Promise<void> {
  const folder = await folderOfConfig(config.root);
  const project = JSON.parse(await Deno.readTextFile(`${folder}/deno.json`)) as DenoJson;
  const imports = Object.entries(project.imports ?? {}).map(([name, target]) => {
    if (!target.startsWith("./")) return [name, target];
    const file = fromFileUrl(new URL(target, toFolderUrl(folder)));
    return [name, specifierTo(work, file) + (target.endsWith("/") ? "/" : "")];
  });
  const text = JSON.stringify({
    imports: Object.fromEntries(imports),
    nodeModulesDir: project.nodeModulesDir ?? "none",
    compilerOptions: {
      jsx: "react-jsx",
      jsxImportSource: project.compilerOptions?.jsxImportSource ?? "preact",
    },
  });
  await Deno.writeTextFile(`${work}/deno.json`, text);
  // Use the same package versions as the project, with a copy so that its lock file cannot change.
  await Deno.copyFile(`${folder}/deno.lock`, `${work}/deno.lock`).catch(() => {});
}

async function folderOfConfig(root: string): Promise<string> {
  for (let folder = root; folder !== ""; folder = folder.slice(0, folder.lastIndexOf("/"))) {
    const found = await Deno.stat(`${folder}/deno.json`).then(() => true, () => false);
    if (found) return folder;
  }
  throw new Error(`There is no deno.json in ${root} or above it.`);
}
