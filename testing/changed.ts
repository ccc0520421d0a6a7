/** Finds the files that have changed since `main`, and the tests that they can affect. */
import { makeTempFolder, removeFolder } from "./temp.ts";
import { type Module, touchedTests } from "./touched.ts";

/**
 * Returns the test modules that the changes in the working tree can affect; "all" when that cannot be
 * determined. On a branch other than `main`, the changes are everything since it left `main`,
 * committed or not.
 * @param root the repository's folder
 */
export async function changedTests(root: string): Promise<readonly string[] | "all"> {
  return touchedTests(await readModules(root), await changedFiles(root));
}

/** Returns the paths of files that were changed, added, moved or deleted. */
async function changedFiles(root: string): Promise<string[]> {
  const base = await git(root, "merge-base", "HEAD", "main").catch(() => ["HEAD"]);
  const changed = await git(root, "diff", "--name-only", "--no-renames", base[0]!);
  const added = await git(root, "ls-files", "--others", "--exclude-standard");
  return [...new Set([...changed, ...added])];
}

/** Returns every module of the repository with its imports, as Deno resolves them. */
async function readModules(root: string): Promise<Module[]> {
  const listed = await git(root, "ls-files", "--cached", "--others", "--exclude-standard");
  const paths = new Set(listed.filter((path) => /\.tsx?$/.test(path)));
  const folder = await makeTempFolder("graph");
  try {
    const entry = `${folder}/all.ts`;
    const lines = [...paths].map((path) => `import ${JSON.stringify(`file://${root}/${path}`)};\n`);
    await Deno.writeTextFile(entry, lines.join(""));
    const answer = await run(root, Deno.execPath(), [
      "info",
      "--json",
      "--config",
      `${root}/deno.json`,
      entry,
    ]);
    const { modules } = JSON.parse(answer) as { readonly modules: readonly Described[] };
    const pathOf = (url: string | undefined) =>
      url?.startsWith(`file://${root}/`) ? url.slice(`file://${root}/`.length) : undefined;
    const found: Module[] = [];
    for (const { specifier, error, dependencies = [] } of modules) {
      const path = pathOf(specifier);
      if (path === undefined || !paths.has(path) || error) continue;
      const imports = dependencies
        .flatMap(({ code, type }) => [pathOf(code?.specifier), pathOf(type?.specifier)])
        .filter((imported) => imported !== undefined);
      found.push({ path, imports, text: await Deno.readTextFile(`${root}/${path}`) });
    }
    return found;
  } finally {
    await removeFolder(folder);
  }
}

/** The fields of a module in the output of `deno info` that are used here. */
interface Described {
  readonly specifier: string;
  readonly error?: string;
  readonly dependencies?: readonly {
    readonly code?: { readonly specifier?: string };
    readonly type?: { readonly specifier?: string };
  }[];
}

/** Runs git and returns the lines that it prints. */
async function git(root: string, ...args: readonly string[]): Promise<string[]> {
  // Without this option, git quotes names that contain characters outside of ASCII.
  const output = await run(root, "git", ["-c", "core.quotePath=false", ...args]);
  return output.split("\n").filter((line) => line !== "");
}

async function run(cwd: string, command: string, args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, { args: [...args], cwd })
    .output();
  if (!success) {
    throw new Error(`${command} ${args.join(" ")} failed:\n${new TextDecoder().decode(stderr)}`);
  }
  return new TextDecoder().decode(stdout);
}
