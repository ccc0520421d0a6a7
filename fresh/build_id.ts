/**
 * The id of the build, a hash of everything a browser may cache. In the browser it is read from
 * the address of the chunk that holds this module (`/_fresh/js/<id>/…`), so that the chunks do
 * not have to contain a hash of themselves.
 */
export let BUILD_ID = typeof document === "undefined"
  ? "unbuilt"
  : /\/_fresh\/js\/([^/]+)\//.exec(import.meta.url)?.[1] ?? "unbuilt";

/** Tells the server which build it serves. */
export function setBuildId(id: string): void {
  BUILD_ID = id;
}
