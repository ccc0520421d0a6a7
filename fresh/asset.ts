import { BUILD_ID } from "./build_id.ts";

/** The query parameter that lets browsers cache a static file for a year. */
export const ASSET_KEY = "__frsh_c";

/**
 * Returns the address of a static file with the id of the build in it, so that a browser may keep
 * the file for a year. Addresses of other hosts, and addresses that have an id already, stay as
 * they are.
 */
export function asset(path: string, basePath?: string): string {
  if (!path.startsWith("/") || path.startsWith("//")) return path;
  const url = new URL(path, "http://asset.invalid");
  if (url.searchParams.has(ASSET_KEY)) return path;
  url.searchParams.set(ASSET_KEY, BUILD_ID);
  const prefix = basePath === undefined || basePath === "/" ? "" : basePath;
  return prefix + url.pathname + url.search + url.hash;
}

/** Applies `asset` to every address of a `srcset`. */
export function assetSrcSet(srcset: string, basePath?: string): string {
  // With a parenthesis, the syntax allows commas that do not separate candidates.
  if (srcset.includes("(")) return srcset;
  return srcset.split(",").map((candidate) => {
    const [, space = "", address = "", rest = ""] = /^(\s*)(\S*)(.*)$/s.exec(candidate) ?? [];
    return address === "" ? candidate : space + asset(address, basePath) + rest;
  }).join(",");
}
