/** The part of the build's snapshot that is needed here. */
export interface Snapshot {
  readonly id: string;
  readonly clientEntry: string;
  readonly islands: Readonly<Record<string, string>>;
  /** Where each file is, by its address; paths are relative to the folder of the build. */
  readonly files: Readonly<Record<string, { readonly path: string }>>;
}

/** A line of Workbox's list of files. The address of each has a hash, so none needs a revision. */
export interface ListedFile {
  readonly url: string;
  readonly revision: null;
}

const STATIC = ["/desk.css", "/styles.css", "/companion.js", "/favicon.svg"];

/**
 * Returns the files that the desk needs offline: its chunks with those that its windows load later,
 * and the styles. The pages of admins stay out; they are of no use without a network.
 */
export function deskFiles(snapshot: Snapshot, read: (path: string) => string): ListedFile[] {
  const found = new Set([snapshot.clientEntry]);
  const desk = snapshot.islands["islands/Desk.tsx"];
  if (desk) found.add(desk);
  for (const url of found) {
    const file = snapshot.files[url];
    if (!file) continue;
    const folder = url.slice(0, url.lastIndexOf("/") + 1);
    for (const [, name] of read(file.path).matchAll(/["']\.\/([\w.-]+\.js)["']/g)) {
      if (Object.hasOwn(snapshot.files, folder + name)) found.add(folder + name);
    }
  }
  const statics = STATIC.filter((url) => Object.hasOwn(snapshot.files, url))
    .map((url) => `${url}?__frsh_c=${snapshot.id}`);
  return [...found, ...statics].map((url) => ({ url, revision: null }));
}
