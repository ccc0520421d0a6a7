/** A stored id and its normalized form. */
export interface StoredId {
  readonly rowId: number;
  readonly id: string;
}

/** An id that is replaced by another one. */
export interface Rename {
  readonly rowId: number;
  readonly from: string;
  readonly to: string;
  /**
   * The owner of the normalized id; an empty text: the id has no visible characters. Null: it was
   * free.
   */
  readonly sameAs: string | null;
}

/**
 * Plans how ids are normalized. An id that is already normalized keeps its owner. When several rows
 * normalize to the same id, the first one gets it, and the others get a visible id of their own:
 * `x~12`.
 * @param rows in the order of their row ids
 * @param isTaken whether another row already uses the id in some other way
 */
export function planRenames(
  rows: readonly StoredId[],
  normalize: (id: string) => string,
  isTaken: (id: string, rowId: number) => boolean = () => false,
): Rename[] {
  const known = new Set(rows.map(({ id }) => id));
  const renames: Rename[] = [];
  for (const { rowId, id } of rows) {
    const wanted = normalize(id);
    if (wanted === id) continue;
    const isFree = wanted !== "" && !known.has(wanted) && !isTaken(wanted, rowId);
    let to = wanted;
    if (!isFree) {
      to = `${wanted || "unnamed"}~${rowId}`;
      while (known.has(to)) to += "~";
    }
    known.add(to);
    renames.push({ rowId, from: id, to, sameAs: isFree ? null : wanted });
  }
  return renames;
}
