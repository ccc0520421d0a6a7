/** Addresses below the root of an admin page, for example `/admin/webhooks/7`. */

/** Returns the address below `root` that consists of these parts, which may hold any characters. */
export function addressUnder(root: string, ...parts: readonly string[]): string {
  return [root, ...parts.map(encodeURIComponent)].join("/");
}

/**
 * Returns the parts of a path below `root`, decoded; none for the root itself. One slash at the end
 * does not matter. Returns null when the path is somewhere else or has an empty part.
 */
export function partsUnder(root: string, path: string): readonly string[] | null {
  const plain = path.replace(/\/$/, "");
  if (plain === root) return [];
  if (!plain.startsWith(`${root}/`)) return null;
  const parts = plain.slice(root.length + 1).split("/").map(decodePart);
  return parts.includes("") ? null : parts;
}

/** Decodes a part of a path. Returns a part that is not encoded correctly as it is. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign stands for itself.
    return part;
  }
}
