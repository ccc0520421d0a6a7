/** What has changed in the repository since `main`, and which tests that can touch. */
import { makeTempFolder, removeFolder } from "./temp.ts";
import { type Module, touchedTests } from "./touched.ts";

/**
 * The test modules that the changes in the working tree can touch; "all" when nobody can say. On
 * another branch than `main` that is everything since it left `main`, and what is not committed yet.
 * @param root the repository's folder
 */
export async function changedTests(root: string): Promise<readonly string[] | "all"> {
  return touchedTests(await readModules(root), await changedFiles(root));
}

/** Paths of files that were changed, added, moved or deleted. */
async function changedFiles(root: string): Promise<string[]> {
  const base = await git(root, "merge-base", "HEAD", "main").catch(() => ["HEAD"]);
  const changed = await git(root, "diff", "--name-only", "--no-renames", base[0]!);
  const added = await git(root, "ls-files", "--others", "--exclude-standard");
  return [...new Set([...changed, ...added])];
}

/** Every module of the repository with what it imports, as Deno resolves it. */
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

/** What `deno info` says of a module, as far as it matters here. */
interface Described {
  readonly specifier: string;
  readonly error?: string;
  readonly dependencies?: readonly {
    readonly code?: { readonly specifier?: string };
    readonly type?: { readonly specifier?: string };
  }[];
}

/** The lines that git prints. */
async function git(root: string, ...args: readonly string[]): Promise<string[]> {
  // Without this, names beyond ASCII come in quotes.
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
