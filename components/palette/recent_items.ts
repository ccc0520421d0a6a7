const STORAGE_KEY = "laurel-palette";
const MAX_RECENT = 8;

/** Returns the ids of what was last chosen, the newest first; none when storage is forbidden. */
export function readRecent(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    if (!Array.isArray(stored)) return [];
    return stored.filter((id) => typeof id === "string").slice(0, MAX_RECENT);
  } catch {
    // Storage is forbidden, or somebody's own hand wrote it.
    return [];
  }
}

/** Remembers what was chosen. */
export function rememberItem(id: string): void {
  const ids = [id, ...readRecent().filter((one) => one !== id)].slice(0, MAX_RECENT);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(ids));
  } catch {
    // Storage is full or forbidden: the palette works without.
  }
}
