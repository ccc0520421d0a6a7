/**
 * Returns the lines of a chart of ranks, oldest first: the index, and the height from 0 (the best of
 * these ranks) to 1 (the worst). A missing rank ends a line.
 */
export function rankLines(ranks: readonly (number | null)[]): [number, number][][] {
  const known = ranks.filter((rank) => rank !== null);
  const best = Math.min(...known);
  const span = Math.max(...known) - best;
  const lines: [number, number][][] = [];
  let line: [number, number][] | null = null;
  for (const [index, rank] of ranks.entries()) {
    if (rank === null) {
      line = null;
      continue;
    }
    if (!line) lines.push(line = []);
    line.push([index, span === 0 ? 0.5 : (rank - best) / span]);
  }
  return lines;
}
