import { type BuildConfig, specifierTo } from "./config.ts";
import { crawl, type ProjectFiles } from "./crawl.ts";

/** The file name of the manifest, in the project's root. */
export const MANIFEST = "fresh.gen.ts";

/** Returns the expected text of the manifest: a static import of every route and island. */
export async function manifestText(config: BuildConfig): Promise<string> {
  return writeManifest(config, await crawl(config));
}

/** Returns the manifest's text for the given files. */
export function writeManifest(config: BuildConfig, files: ProjectFiles): string {
  const keys = {
    islands: (file: string) => specifierTo(config.root, file).replace(/^\.\//, ""),
    routes: (file: string) => file.slice(config.routeDir.length + 1),
  };
  const imports: string[] = [];
  const tables: string[] = [];
  for (const kind of ["islands", "routes"] as const) {
    const rows = files[kind].map((file, i) => {
      const name = `${kind === "islands" ? "island" : "route"}${i}`;
      imports.push(`import * as ${name} from ${JSON.stringify(specifierTo(config.root, file))};\n`);
      return `  ${JSON.stringify(keys[kind](file))}: ${name},\n`;
    });
    tables.push(`export const ${kind} = {${rows.length === 0 ? "" : `\n${rows.join("")}`}};\n`);
  }
  return "// Written by the build from the files in routes/ and islands/. Do not edit it.\n" +
    `${imports.join("")}\n${tables.join("\n")}`;
}

/** Writes a file unless it has this text already, so that file watchers see only real changes. */
export async function writeIfChanged(path: string, text: string): Promise<void> {
  // A file that cannot be read is written again.
  const before = await Deno.readTextFile(path).catch(() => null);
  if (before !== text) await Deno.writeTextFile(path, text);
}
