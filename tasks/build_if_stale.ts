/** Folders and files that a build is made from. */
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
];
const BUILT = "_fresh/server.js";

/** Builds when there is no build or a source is newer than it. */
export async function buildIfStale(): Promise<void> {
  const built = modified(BUILT);
  const isStale = built === null || SOURCES.some((path) => newest(path) > built);
  if (!isStale) return;
  // By its name, so that the permissions need not allow to run just anything.
  const command = new Deno.Command("deno", {
    args: ["run", "-P=build", "dev.ts", "build"],
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
  // The stylesheet is a result of the build that lies among its sources.
  if (path === "static/styles.css") return 0;
  if (!own.isDirectory) return own.mtime?.getTime() ?? 0;
  return Math.max(0, ...[...Deno.readDirSync(path)].map(({ name }) => newest(`${path}/${name}`)));
}
