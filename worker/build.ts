/**
 * Bundles what runs in the browser outside of islands. workbox-build is not used: it searches folders
 * for files, but only the snapshot of our build knows the addresses, and it brings Babel.
 */
import { deskFiles, type Snapshot } from "./desk_files.ts";

const COMPANION = new URL("../components/offline/page/main.ts", import.meta.url);
const WORKER = new URL("../components/offline/worker/main.ts", import.meta.url);

/** Writes `static/companion.js` unless it has this content already. */
export async function writeCompanion(root: string): Promise<void> {
  const code = await bundle(COMPANION, "esm", `${root}/_fresh`);
  const path = `${root}/static/companion.js`;
  // An unnecessary write would trigger file watchers.
  if (await Deno.readTextFile(path).catch(() => null) === code) return;
  await Deno.mkdir(`${root}/static`, { recursive: true });
  await Deno.writeTextFile(path, code);
}

/** Writes `_fresh/sw.js` for the build that is there. */
export async function writeWorker(root: string): Promise<void> {
  const { snapshot } = await import(`file://${root}/_fresh/snapshot.js`) as { snapshot: Snapshot };
  const code = await bundle(WORKER, "iife", `${root}/_fresh`);
  const files = deskFiles(snapshot, (path) => {
    return Deno.readTextFileSync(new URL(path, `file://${root}/_fresh/`));
  });
  // What shows Web Push is a script of its own; a build without it works as well.
  const push = Object.hasOwn(snapshot.files, "/push_worker.js")
    ? 'try{importScripts("/push_worker.js")}catch{}\n'
    : "";
  await Deno.writeTextFile(
    `${root}/_fresh/sw.js`,
    `const LAUREL_VERSION=${JSON.stringify(snapshot.id)},LAUREL_FILES=${JSON.stringify(files)};\n` +
      push + code,
  );
}

async function bundle(entry: URL, format: "esm" | "iife", folder: string): Promise<string> {
  await Deno.mkdir(folder, { recursive: true });
  const out = `${folder}/bundle.${crypto.randomUUID().slice(0, 8)}.js`;
  const { success, stderr } = await new Deno.Command("deno", {
    args: [
      ...["bundle", "--quiet", "--platform", "browser", "--format", format, "--minify"],
      ...["--output", out, decodeURIComponent(entry.pathname)],
    ],
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) {
    throw new Error(`${entry.pathname} could not be bundled:\n${new TextDecoder().decode(stderr)}`);
  }
  const code = await Deno.readTextFile(out);
  await Deno.remove(out);
  return code;
}
