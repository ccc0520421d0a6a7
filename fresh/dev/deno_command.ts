/**
 * Returns the program that runs Deno: the executable of this process or, when only the name is
 * permitted (`--allow-run=deno`), `deno` from the search path.
 */
export function denoCommand(): string {
  const own = Deno.execPath();
  const { state } = Deno.permissions.querySync({ name: "run", command: own });
  return state === "granted" ? own : "deno";
}
