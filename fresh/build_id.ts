/**
 * The id of the build: a hash of everything that a browser may cache. The browser reads it from the
 * address of the chunk that contains this module (`/_fresh/js/<id>/…`), because a chunk cannot
 * contain a hash of itself.
 */
export let BUILD_ID = typeof document === "undefined"
  ? "unbuilt"
  : /\/_fresh\/js\/([^/]+)\//.exec(import.meta.url)?.[1] ?? "unbuilt";

/** Sets the id of the build that this server serves. */
export function setBuildId(id: string): void {
  BUILD_ID = id;
}
