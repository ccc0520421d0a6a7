/** A stored id and what it should be. */
export interface StoredId {
  readonly rowId: number;
  readonly id: string;
}

/** An id that becomes another one. */
export interface Rename {
  readonly rowId: number;
  readonly from: string;
  readonly to: string;
  /** Whose id it would have been; the empty text: nothing of it could be seen. Null: it was free. */
  readonly sameAs: string | null;
}

/**
 * Plans how ids become normalized. An id that is normalized already stays with who has it; of those
 * that would be the same the first gets it, and the others a visible one of their own: `x~12`.
 * @param rows in the order of their row ids
 * @param isTaken whether something else stands for the id, for another row than this
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
