import type { Snapshot } from "../snapshot.ts";
import { hashOf } from "../static_file.ts";
import type { ClientBundle } from "./client_bundle.ts";
import { type BuildConfig, specifierTo } from "./config.ts";
import { listFiles } from "./crawl.ts";
import { importsOf } from "./join_chunks.ts";

/**
 * Describes a build. The build's id is a hash of every file that browsers may cache: the same
 * sources give the same id, and a changed file gives a new id.
 */
export async function makeSnapshot(config: BuildConfig, client: ClientBundle): Promise<Snapshot> {
  const statics = await staticTable(config);
  const chunks = await Promise.all(client.files.map(async (name) => {
    const path = `${client.folder}/${name}`;
    const content = await Deno.readFile(path);
    return { name, path, hash: await hashOf(content), imports: importsIn(name, content) };
  }));
  // Leave source maps out of the hash: they contain the path of the project on this machine, which
  // is not a change of the code.
  const hashed = [
    ...chunks.filter(({ name }) => !name.endsWith(".map")).map(({ name, hash }) => [name, hash]),
    ...statics.map(({ url, hash }) => [url, hash]),
  ];
  const text = new TextEncoder().encode(JSON.stringify(hashed));
  const id = (await hashOf(text)).slice(0, 16);

  const prefix = `/_fresh/js/${id}/`;
  const files = [...statics, ...chunks.map((chunk) => ({ ...chunk, url: prefix + chunk.name }))];
  return {
    id,
    clientEntry: prefix + client.entry,
    imports: Object.fromEntries(
      chunks.filter(({ imports }) => imports.length > 0).map(({ name, imports }) => {
        return [prefix + name, imports.map((chunk) => prefix + chunk)];
      }),
    ),
    islands: Object.fromEntries(
      [...client.islands].map(([file, chunk]) => {
        return [specifierTo(config.root, file).replace(/^\.\//, ""), prefix + chunk];
      }),
    ),
    files: Object.fromEntries(files.map(({ url, path, hash }) => {
      return [url, { path: encodeURI(specifierTo(config.outDir, path)), hash }];
    })),
  };
}

async function staticTable(config: BuildConfig) {
  const files = (await listFiles(config.staticDir)).filter((file) => {
    const hidden = /\/\.(?!well-known\/)/.test(file.slice(config.staticDir.length));
    return !hidden && !file.startsWith(`${config.outDir}/`);
  });
  return await Promise.all(files.map(async (path) => ({
    url: path.slice(config.staticDir.length),
    path,
    hash: await hashOf(await Deno.readFile(path)),
  })));
}

/** Returns the chunks that a file of the build imports statically. */
function importsIn(name: string, content: Uint8Array): string[] {
  return name.endsWith(".js") ? importsOf(new TextDecoder().decode(content)) : [];
}
