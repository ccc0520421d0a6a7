/**
 * The program to run Deno with: this process's own, or, where the permissions name programs
 * (`--allow-run=deno`), the one that the search path knows by that name.
 */
export function denoCommand(): string {
  const own = Deno.execPath();
  const { state } = Deno.permissions.querySync({ name: "run", command: own });
  return state === "granted" ? own : "deno";
}
