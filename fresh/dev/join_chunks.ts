import { rollup } from "rollup";
import { groupChunks, type SharedChunk } from "./chunk_groups.ts";

/**
 * Joins the small chunks in a folder, so that a page loads about ten files instead of sixty. Entries
 * keep their names. Files are named by their content. Rollup does the joining because the bundler of
 * Deno has no choice of chunks; this is its version in WebAssembly, which needs no native library.
 * @param entries the names of the files that pages load directly
 * @param sourceMap the kind of the source maps that are in the folder, null for none
 */
export async function joinChunks(
  folder: string,
  entries: readonly string[],
  sourceMap: "linked" | "external" | null,
): Promise<void> {
  const chunks = new Map<string, string>();
  for await (const { name } of Deno.readDir(folder)) {
    chunks.set(name, await Deno.readTextFile(`${folder}/${name}`));
  }
  const groupOf = new Map<string, string>();
  for (const [index, names] of groupChunks(sharedChunks(chunks, entries)).entries()) {
    for (const name of names) groupOf.set(`${folder}/${name}`, `group${index}`);
  }
  const build = await rollup({
    input: Object.fromEntries(
      entries.map((name) => [name.replace(/\.js$/, ""), `${folder}/${name}`]),
    ),
    preserveEntrySignatures: "allow-extension",
    plugins: [{
      name: "source-maps",
      load(id) {
        const name = id.slice(folder.length + 1);
        const map = chunks.get(`${name}.map`);
        return { code: chunks.get(name)!, map: map === undefined ? null : JSON.parse(map) };
      },
    }],
  });
  const { output } = await build.generate({
    dir: folder,
    format: "es",
    compact: true,
    sourcemap: sourceMap === "external" ? "hidden" : sourceMap !== null,
    entryFileNames: "[name].js",
    chunkFileNames: "chunk-[hash:10].js",
    hashCharacters: "hex",
    hoistTransitiveImports: false,
    onlyExplicitManualChunks: true,
    manualChunks: (id) => groupOf.get(id),
  });
  await build.close();
  for (const name of chunks.keys()) await Deno.remove(`${folder}/${name}`);
  for (const file of output) {
    const content = file.type === "chunk" ? file.code : file.source;
    await Deno.writeTextFile(`${folder}/${file.fileName}`, content as string);
  }
}

/** Returns the chunks that entries load statically, without the entries. */
function sharedChunks(
  chunks: ReadonlyMap<string, string>,
  entries: readonly string[],
): SharedChunk[] {
  const loadedBy = (name: string, loaded = new Set<string>()): Set<string> => {
    for (const imported of importsOf(chunks.get(name) ?? "")) {
      if (!loaded.has(imported)) loadedBy(imported, loaded.add(imported));
    }
    return loaded;
  };
  const isShared = (name: string) => !entries.includes(name);
  const users = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const name of loadedBy(entry)) {
      users.set(name, (users.get(name) ?? new Set()).add(entry));
    }
  }
  return [...users].filter(([name]) => isShared(name)).map(([name, users]) => ({
    name,
    bytes: chunks.get(name)?.length ?? 0,
    users,
    needs: new Set([...loadedBy(name)].filter(isShared)),
  }));
}

/** Returns the names of the chunks that minified code imports statically. */
export function importsOf(code: string): string[] {
  const found = code.matchAll(/\b(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g);
  return [...new Set([...found].map(([, chunk]) => chunk as string))];
}
