import { twind, virtual } from "@twind/core";
import { collectClasses, PartialClassError } from "./collect.ts";
import { classesIn, minifyCss } from "./minify.ts";
import { reachedFrom } from "./reach.ts";
import { selectRules } from "./select_rules.ts";
import { twindConfig } from "./twind_config.ts";

/** Folders whose sources may use classes. */
const FOLDERS = ["routes", "islands", "components"];

/**
 * The modules from which everything on the desk's page is reached. People have the desk open all day
 * and wait for it every morning, so it gets a stylesheet without the rules of other pages.
 */
const DESK_ENTRIES = ["routes/index.tsx", "routes/_app.tsx", "routes/_error.tsx"];

/**
 * Classes without a style of their own: they only mark an element for `group-*` and `peer-*`
 * variants.
 */
const MARKERS = /^(group|peer)(~[\w-]+)?$/;

/** What may follow a colon in a selector. Anything else is a variant that is not defined. */
const PSEUDO = new Set(
  ("hover focus focus-visible focus-within active visited link disabled enabled checked " +
    "indeterminate default required optional valid invalid in-range out-of-range " +
    "placeholder-shown autofill read-only read-write first-child last-child only-child " +
    "nth-child nth-last-child first-of-type last-of-type only-of-type nth-of-type empty target " +
    "root not is where has dir lang open before after placeholder selection marker backdrop " +
    "first-letter first-line file-selector-button").split(" "),
);

/** Thrown for classes without a style. The message names each with file and line. */
export class UnknownClassError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `There is no style for these classes:\n  ${problems.join("\n  ")}\n` +
        "Use a utility that Twind 1 (Tailwind 3.2) knows, or define the class in a sheet of styles/.",
    );
  }
}

/**
 * Returns the stylesheet for all classes that the routes, islands and components use: the reset,
 * the sheets in `styles/` and the utilities, minified.
 * @param root the folder of the project
 * @param entries when given, without the rules for classes that only other pages use
 * @throws UnknownClassError when a class has no style
 */
export async function extractStyles(root: string, entries?: readonly string[]): Promise<string> {
  const all = (await Promise.all(FOLDERS.map((it) => sources(`${root}/${it}`)))).flat();
  const reached = entries && await reachedFrom(root, entries);
  const files = reached ? all.filter((file) => reached.has(file)) : all;
  const sheets = minifyCss(await readSheets(`${root}/styles`));
  const base = reached ? selectRules(sheets, await neededBy(files, all)) : sheets;
  const custom = classesIn(sheets);
  const sheet = virtual();
  const tw = twind({ ...twindConfig, preflight: false }, sheet);
  const problems: string[] = [];
  const uses: { name: string; place: string }[] = [];

  for (const file of files) {
    const path = file.slice(root.length + 1);
    try {
      for (const { classes, line } of collectClasses(await Deno.readTextFile(file))) {
        const place = `${path}:${line}`;
        for (const token of classes.split(/\s+/)) {
          if (custom.has(token) || MARKERS.test(token)) continue;
          for (const name of tw(token).split(/\s+/)) uses.push({ name, place });
        }
      }
    } catch (error) {
      if (!(error instanceof PartialClassError)) throw error;
      problems.push(`${path}: ${error.message}`);
    }
  }

  const utilities = sheet.target.join("");
  const known = validClasses(sheet.target);
  for (const { name, place } of uses) {
    if (name !== "" && !known.has(name)) problems.push(`${place}: ${name}`);
  }
  if (problems.length > 0) throw new UnknownClassError([...new Set(problems)]);
  return `${preflight()}${base}${utilities}\n`;
}

/** Reads `base.css`, then the other stylesheets of the folder by name. */
async function readSheets(folder: string): Promise<string> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  const others = entries.map(({ name }) => name)
    .filter((name) => name.endsWith(".css") && name !== "base.css").sort();
  const texts = ["base.css", ...others].map((name) => Deno.readTextFile(`${folder}/${name}`));
  return (await Promise.all(texts)).join("\n");
}

/**
 * Returns whether these files need a class. One that no file of the project names belongs to a
 * library, and may be anywhere.
 */
async function neededBy(
  files: readonly string[],
  all: readonly string[],
): Promise<(name: string) => boolean> {
  const [own, any] = await Promise.all([classesOf(files), classesOf(all)]);
  return (name) => own.has(name) || !any.has(name);
}

/** The names of all classes that files use. */
async function classesOf(files: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    files.map(async (file) => {
      try {
        return collectClasses(await Deno.readTextFile(file));
      } catch (error) {
        if (error instanceof PartialClassError) return []; // told with all others
        throw error;
      }
    }),
  );
  return new Set(found.flat().flatMap(({ classes }) => classes.split(/\s+/)));
}

/** Writes `static/styles.css`, and `static/desk.css` for the desk, unless they are so already. */
export async function writeStyles(root: string): Promise<void> {
  await write(`${root}/static/styles.css`, await extractStyles(root));
  await write(`${root}/static/desk.css`, await extractStyles(root, DESK_ENTRIES));
}

async function write(path: string, css: string): Promise<void> {
  // An unnecessary write would trigger file watchers.
  if (await Deno.readTextFile(path).catch(() => null) === css) return;
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await Deno.writeTextFile(path, css);
}

/**
 * Returns the reset of browser defaults. It is separate, because base.css comes between it and the
 * utilities.
 */
function preflight(): string {
  const sheet = virtual();
  const tw = twind(twindConfig, sheet);
  tw("hidden");
  return sheet.target.filter((rule) => !rule.includes(".hidden")).join("");
}

function validClasses(rules: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const rule of rules) {
    for (const name of classesIn(rule)) {
      // The selector of the innermost rule, without enclosing @media rules and escaped colons.
      const [, selector = ""] = /^(?:@[^{]*\{)*([^{]*)\{/.exec(rule) ?? [];
      const pseudos = selector.replace(/\\./g, "").matchAll(/::?([a-z-]+)/g);
      if ([...pseudos].every(([, it = ""]) => PSEUDO.has(it) || it.startsWith("-"))) {
        names.add(name);
      }
    }
  }
  return names;
}

async function sources(folder: string): Promise<string[]> {
  const files: string[] = [];
  let entries: Deno.DirEntry[];
  try {
    entries = await Array.fromAsync(Deno.readDir(folder));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
  for (const { name, isDirectory } of entries) {
    if (isDirectory) files.push(...await sources(`${folder}/${name}`));
    else if (/\.[tj]sx?$/.test(name) && !/_test\.\w+$/.test(name)) files.push(`${folder}/${name}`);
  }
  return files.sort();
}
