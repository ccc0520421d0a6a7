import { type BuildConfig, fromFileUrl, specifierTo } from "./config.ts";
import { MANIFEST } from "./manifest.ts";

/** Returns the module that `deno serve` runs: the app with its build. */
export function serverEntry(config: BuildConfig): string {
  const to = (file: string) => JSON.stringify(specifierTo(config.outDir, file));
  const runtime = (file: string) => to(fromFileUrl(new URL(`../${file}`, import.meta.url)));
  return `// Written by the build. Do not edit it.
import { setBuildId, snapshot } from "./snapshot.js";
import { islands, routes } from ${to(`${config.root}/${MANIFEST}`)};
import { attachBuild } from ${runtime("build.ts")};
import { servedBuild } from ${runtime("snapshot.ts")};
import { app } from ${to(config.serverEntry)};

setBuildId(snapshot.id);
const root = decodeURIComponent(new URL(${to(`${config.root}/x`)}, import.meta.url).pathname)
  .slice(0, -2);
app.config.root = root;
attachBuild(app, servedBuild(snapshot, { islands, routes }, { base: import.meta.url, root }));
const handler = app.handler();

export default { fetch: (request, info) => handler(request, info) };
`;
}

/**
 * Returns the snapshot as a module. It is evaluated first, so that \`asset()\` works at the top
 * level.
 */
export function snapshotModule(config: BuildConfig, snapshot: unknown): string {
  const file = fromFileUrl(new URL("../build_id.ts", import.meta.url));
  return `// Written by the build. Do not edit it.
import { setBuildId } from ${JSON.stringify(specifierTo(config.outDir, file))};

export { setBuildId };
export const snapshot = ${JSON.stringify(snapshot, null, 2)};
setBuildId(snapshot.id);
`;
}
