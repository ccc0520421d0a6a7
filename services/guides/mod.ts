import { type Rendered, renderGuide } from "./render.ts";

/** A guide in the list of all guides. */
export interface GuideEntry {
  /** The address of its page. */
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  /** Whether the guide is about connecting tools, either one tool or all. */
  readonly isTool: boolean;
}

/** A guide with its page. */
export interface Guide extends GuideEntry, Rendered {}

/** Reads the guides: the Markdown files in `docs/`, rendered as pages. */
export interface Guides {
  list(): Promise<readonly GuideEntry[]>;
  /**
   * Returns a guide.
   * @param name the file's name without its extension, such as `scoring` or `integrations/hubspot`
   */
  find(name: string): Promise<Guide | undefined>;
}

const DOCS = new URL("../../docs/", import.meta.url);
const TOOLS = "integrations/";
const NAME = /^((integrations\/)?[a-z0-9][a-z0-9_-]*|integrations\/README)$/;
/** The guide about what all tools have in common. */
const OVERVIEW = "integrations/README";

/** Returns the address of the guide in `docs/<name>.md`. */
function addressOfGuide(name: string): string {
  if (name === OVERVIEW) return "/docs/integrations";
  return name.startsWith(TOOLS) ? `/docs/${name}` : `/docs/guides/${name}`;
}

/** Opens the guides of a folder. A rendered guide is cached until its file changes. */
export function openGuides(folder: URL = DOCS): Guides {
  // The cache is bounded by the number of files.
  const cache = new Map<string, { readonly changedAt: number; readonly guide: Guide }>();

  async function names(): Promise<string[]> {
    const found: string[] = [];
    for (const inside of ["", TOOLS]) {
      for await (const { name, isFile } of entriesOf(new URL(inside, folder))) {
        const full = inside + name.replace(/\.md$/, "");
        if (isFile && name.endsWith(".md") && NAME.test(full)) found.push(full);
      }
    }
    return found.sort();
  }

  async function find(name: string): Promise<Guide | undefined> {
    if (!NAME.test(name)) return undefined;
    const file = new URL(`${name}.md`, folder);
    let changedAt: number;
    try {
      changedAt = (await Deno.stat(file)).mtime?.getTime() ?? 0;
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return undefined;
      throw error;
    }
    const known = cache.get(name);
    if (known?.changedAt === changedAt) return known.guide;
    const own = new Set(await names());
    const rendered = renderGuide(await Deno.readTextFile(file), (link) => {
      const path = new URL(link, new URL(name, "file:///docs/")).pathname;
      const linked = /^\/docs\/(.+)\.md$/.exec(path)?.[1];
      return linked !== undefined && own.has(linked) ? addressOfGuide(linked) : null;
    });
    const guide = {
      ...rendered,
      href: addressOfGuide(name),
      isTool: name.startsWith(TOOLS),
    };
    cache.set(name, { changedAt, guide });
    return guide;
  }

  return {
    find,
    async list() {
      const guides = await Promise.all((await names()).map(find));
      return guides.filter((guide) => guide !== undefined)
        .map(({ href, title, summary, isTool }) => ({ href, title, summary, isTool }));
    },
  };
}

/** Lists a folder; yields nothing when it does not exist. */
async function* entriesOf(folder: URL): AsyncGenerator<Deno.DirEntry> {
  try {
    yield* Deno.readDir(folder);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
