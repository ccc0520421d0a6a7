import { BUILD_ID } from "./build_id.ts";

/** The query parameter that makes a static file cacheable for ever. */
export const ASSET_KEY = "__frsh_c";

/**
 * The address of a static file with the build's id in it, which a browser may keep for a year.
 * Addresses of other hosts, and those that have an id, are returned as they are.
 */
export function asset(path: string, basePath?: string): string {
  if (!path.startsWith("/") || path.startsWith("//")) return path;
  const url = new URL(path, "http://asset.invalid");
  if (url.searchParams.has(ASSET_KEY)) return path;
  url.searchParams.set(ASSET_KEY, BUILD_ID);
  const prefix = basePath === undefined || basePath === "/" ? "" : basePath;
  return prefix + url.pathname + url.search + url.hash;
}

/** `asset` for every address in a `srcset`. */
export function assetSrcSet(srcset: string, basePath?: string): string {
  // A parenthesis means a syntax in which a comma need not separate candidates.
  if (srcset.includes("(")) return srcset;
  return srcset.split(",").map((candidate) => {
    const [, space = "", address = "", rest = ""] = /^(\s*)(\S*)(.*)$/s.exec(candidate) ?? [];
    return address === "" ? candidate : space + asset(address, basePath) + rest;
  }).join(",");
}
