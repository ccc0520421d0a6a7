import { hashOf } from "../static_file.ts";

/**
 * Names shared chunks by a hash of their content. The bundler's own names depend on the location of
 * the project and of the package cache, so two machines would compute different ids for the same
 * build.
 */
export async function nameChunksByContent(folder: string): Promise<void> {
  const texts = new Map<string, string>();
  for await (const { name } of Deno.readDir(folder)) {
    if (/\.js(\.map)?$/.test(name)) texts.set(name, await Deno.readTextFile(`${folder}/${name}`));
  }
  const names = new Map<string, string>();
  const nameOf = async (chunk: string): Promise<string> => {
    const known = names.get(chunk);
    const text = texts.get(chunk);
    if (known !== undefined || text === undefined) return known ?? chunk;
    const stem = chunk.slice(0, -"ABCDEFGH.js".length);
    // A placeholder for the chunk's own name, in its own text and in chunks that import each other.
    names.set(chunk, `${stem}self.js`);
    for (const [reference] of text.matchAll(CHUNK)) await nameOf(reference);
    const content = new TextEncoder().encode(text.replace(CHUNK, (it) => names.get(it) ?? it));
    const name = `${stem}${(await hashOf(content)).slice(0, 10)}.js`;
    names.set(chunk, name);
    return name;
  };
  for (const file of [...texts.keys()].sort()) {
    if (file.replace(CHUNK, "") === "") await nameOf(file);
  }
  const rename = (text: string) => text.replace(CHUNK, (it) => names.get(it) ?? it);
  for (const [file, text] of texts) {
    await Deno.writeTextFile(`${folder}/${rename(file)}`, rename(text));
    if (rename(file) !== file) await Deno.remove(`${folder}/${file}`);
  }
}

/** A name that the bundler gives to code that several entries share or import dynamically. */
const CHUNK = /\b[\w.]+-[A-Z0-9]{8}\.js\b/g;
