import { asset } from "fresh/runtime";

/**
 * Returns the id of the build that this server serves, or that drew this page. Another one means
 * that the files of a page have changed.
 */
export function buildId(): string {
  const [, query] = asset("/").split("?");
  // Fresh puts it into the address of every file that a browser may keep.
  return new URLSearchParams(query).get("__frsh_c") ?? "unbuilt";
}
