/** Options of the `Builder`; paths are relative to `root`. */
export interface BuildOptions {
  /** Ignored; exists because Fresh has it. The chunks need a browser with ES modules. */
  target?: string | string[];
  /** The folder of the project. Default: the working directory. */
  root?: string;
  /** The folder to write the build to. Default: `_fresh`. */
  outDir?: string;
  staticDir?: string;
  islandDir?: string;
  routeDir?: string;
  /** The module that exports `app`. Default: `main.ts`. */
  serverEntry?: string;
  /** Files that are neither routes nor islands. Default: tests. */
  ignore?: RegExp[];
  sourceMap?: { kind?: boolean | "linked" | "inline" | "external" };
}

export type SourceMapKind = "linked" | "inline" | "external" | null;

/** Options with absolute paths and all defaults filled in. */
export interface BuildConfig {
  root: string;
  outDir: string;
  staticDir: string;
  islandDir: string;
  routeDir: string;
  serverEntry: string;
  ignore: RegExp[];
  sourceMap: SourceMapKind;
}

const TEST_FILES = /[._]test\.(?:[tj]sx?|[mc][tj]s)$/;

export function resolveConfig(options: BuildOptions): BuildConfig {
  const root = resolvePath(options.root ?? ".", Deno.cwd());
  const kind = options.sourceMap?.kind ?? "linked";
  return {
    root,
    outDir: resolvePath(options.outDir ?? "_fresh", root),
    staticDir: resolvePath(options.staticDir ?? "static", root),
    islandDir: resolvePath(options.islandDir ?? "islands", root),
    routeDir: resolvePath(options.routeDir ?? "routes", root),
    serverEntry: resolvePath(options.serverEntry ?? "main.ts", root),
    ignore: options.ignore ?? [TEST_FILES],
    sourceMap: kind === true ? "linked" : kind === false ? null : kind,
  };
}

function resolvePath(path: string, base: string): string {
  if (path.startsWith("file:")) return trimSlash(fromFileUrl(new URL(path)));
  return trimSlash(fromFileUrl(new URL(encodePath(path), toFolderUrl(base))));
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** Returns the URL of a folder, as a base for relative paths. */
export function toFolderUrl(path: string): URL {
  return new URL(`file://${encodePath(path)}/`);
}

/** Returns the URL of a file. */
export function toFileUrl(path: string): URL {
  return new URL(`file://${encodePath(path)}`);
}

export function fromFileUrl(url: URL): string {
  return decodeURIComponent(url.pathname);
}

/** Returns the relative path from a folder to a file, as an import specifier. */
export function specifierTo(folder: string, file: string): string {
  const from = folder.split("/").filter((part) => part !== "");
  const to = file.split("/").filter((part) => part !== "");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const up = "../".repeat(from.length - same);
  return (up === "" ? "./" : up) + to.slice(same).join("/");
}
