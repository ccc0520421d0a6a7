/** Builds the app, and serves it during development: `fresh/dev`. @module */
import type { App } from "./app.ts";
import { attachBuild, type Build } from "./build.ts";
import { setBuildId } from "./build_id.ts";
import { bundleClient } from "./dev/client_bundle.ts";
import { type BuildConfig, type BuildOptions, resolveConfig } from "./dev/config.ts";
import { crawl, type ProjectFiles } from "./dev/crawl.ts";
import { devHandler } from "./dev/dev_handler.ts";
import { liveBuild } from "./dev/live_build.ts";
import { MANIFEST, writeIfChanged, writeManifest } from "./dev/manifest.ts";
import { serverEntry, snapshotModule } from "./dev/server_entry.ts";
import { makeSnapshot } from "./dev/write_snapshot.ts";
import { listen, type ListenOptions } from "./listen.ts";
import type { Snapshot } from "./snapshot.ts";

export type { BuildOptions };

/** Builds a project, or serves it from its sources. */
// deno-lint-ignore no-explicit-any
export class Builder<State = any> {
  #config: BuildConfig;

  constructor(options: BuildOptions = {}) {
    this.#config = resolveConfig(options);
  }

  /**
   * Serves the app for development: nothing is cached, errors are shown, and pages reload when a
   * new run answers. Run it under `deno run --watch=…`, which starts a new run whenever a source
   * changes.
   */
  async listen(
    importApp: () => Promise<{ app: App<State> } | App<State>>,
    options: ListenOptions = {},
  ): Promise<void> {
    const { files, snapshot } = await this.#bundle("development");
    // Set before the app is imported, so that asset() works at the top level of the app's modules.
    setBuildId(snapshot.id);
    const imported = await importApp();
    const app = "app" in imported ? imported.app : imported;
    const build = await liveBuild(this.#config, files, snapshot, "development");
    attach(app, build);
    listen(devHandler(app.handler(), build, app.config.basePath), app.config.basePath, options);
  }

  /**
   * Builds the project on disk (`_fresh/server.js`, run by `deno serve`) or in memory.
   * @returns a function that attaches this build to an app, for tests
   * @throws Error when a source cannot be bundled
   */
  async build(
    options: { mode?: Build["mode"]; snapshot?: "disk" | "memory" } = {},
  ): Promise<(app: App<State>) => void> {
    const mode = options.mode ?? "production";
    const { files, snapshot } = await this.#bundle(mode);
    if (options.snapshot === "memory") {
      const build = await liveBuild(this.#config, files, snapshot, mode);
      return (app) => attach(app, build);
    }
    const config = this.#config;
    const { outDir } = config;
    await Deno.writeTextFile(`${outDir}/snapshot.js`, snapshotModule(config, snapshot));
    await Deno.writeTextFile(`${outDir}/server.js`, serverEntry(config));
    return () => {
      throw new Error('Only a build with { snapshot: "memory" } can be given to an app here.');
    };
  }

  async #bundle(mode: Build["mode"]): Promise<{ files: ProjectFiles; snapshot: Snapshot }> {
    const config = this.#config;
    const files = await crawl(config);
    await writeIfChanged(`${config.root}/${MANIFEST}`, writeManifest(config, files));
    const dev = mode === "development";
    // Use different folders, so that a dev server does not delete the files of a running production
    // server.
    const folder = `${config.outDir}/${dev ? "dev" : "client"}`;
    const client = await bundleClient(config, files.islands, { folder, dev });
    return { files, snapshot: await makeSnapshot(config, client) };
  }
}

function attach<State>(app: App<State>, build: Build): void {
  app.config.mode = build.mode;
  app.config.root = build.root;
  attachBuild(app, build);
}
