/** The folders and files that a build depends on. */
const SOURCES = [
  "components",
  "core",
  "deno.json",
  "deno.lock",
  "dev.ts",
  "fresh",
  "islands",
  "main.ts",
  "app.ts",
  "routes",
  "static",
  "styles",
  "words",
  "worker",
];
const BUILT = "_fresh/server.js";
/** Those of `deno task build`: `-P` would greet a newcomer with a warning that it is experimental. */
const FLAGS = [
  ...["--allow-env", "--allow-read", "--allow-write=_fresh,static,fresh.gen.ts"],
  "--allow-run=deno",
];

/** Builds when there is no build, or when a source is newer than the build. */
export async function buildIfStale(): Promise<void> {
  const built = modified(BUILT);
  const isStale = built === null || SOURCES.some((path) => newest(path) > built);
  if (!isStale) return;
  // Run by name, so that the permissions can name this program only.
  const command = new Deno.Command("deno", {
    args: ["run", ...FLAGS, "dev.ts", "build"],
    stdin: "null",
    stdout: "inherit",
    stderr: "inherit",
  });
  const { success } = await command.output();
  if (!success) throw new Error("the build failed; see above");
}

function modified(path: string): number | null {
  try {
    return Deno.statSync(path).mtime?.getTime() ?? 0;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function newest(path: string): number {
  const own = Deno.statSync(path);
  // The build itself writes these into the source folder.
  if (/^static\/(styles\.css|desk\.css|companion\.js)$/.test(path)) return 0;
  if (!own.isDirectory) return own.mtime?.getTime() ?? 0;
  return Math.max(0, ...[...Deno.readDirSync(path)].map(({ name }) => newest(`${path}/${name}`)));
}
