import { RedBlackTree } from "data-structure-typed/binary-tree";

/** A member of a sorted set with its score. */
export interface Element {
  member: string;
  score: number;
}

/**
 * A place between elements: before (`-1`) or after (`1`) all members that have `score`. Elements
 * themselves have no `edge`.
 */
interface Place extends Element {
  edge?: -1 | 1;
}

/**
 * Compares by UTF-8 bytes, like Redis. JavaScript compares UTF-16 units, which puts surrogates
 * (code points from U+10000) before U+E000..U+FFFF.
 */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) {
      const leftHigh = left >= 0xd800 && left <= 0xdfff;
      const rightHigh = right >= 0xd800 && right <= 0xdfff;
      if (leftHigh !== rightHigh) return leftHigh ? 1 : -1;
      return left - right;
    }
  }
  return a.length - b.length;
}

function comparePlaces(a: Place, b: Place): number {
  if (a.score !== b.score) return a.score < b.score ? -1 : 1;
  const edges = (a.edge ?? 0) - (b.edge ?? 0);
  return edges !== 0 ? edges : compareBytes(a.member, b.member);
}

/**
 * Members ordered by score, then by the bytes of the member. Reading a score is O(1); adding,
 * removing and ranking are O(log n); a slice of k elements is O(log n + k).
 */
export class SortedSet {
  // The library's red-black tree counts its subtrees, which ranks need.
  #tree = new RedBlackTree<Element>([], {
    comparator: comparePlaces,
    enableOrderStatistic: true,
  });
  #scores = new Map<string, number>();

  get size(): number {
    return this.#scores.size;
  }

  score(member: string): number | undefined {
    return this.#scores.get(member);
  }

  /** Adds `member` or moves it to `score`. */
  set(member: string, score: number): void {
    const old = this.#scores.get(member);
    if (old === score) return;
    if (old !== undefined) this.#tree.delete({ member, score: old });
    this.#scores.set(member, score);
    this.#tree.set({ member, score });
  }

  delete(member: string): boolean {
    const score = this.#scores.get(member);
    if (score === undefined) return false;
    this.#tree.delete({ member, score });
    return this.#scores.delete(member);
  }

  /** Returns the 0-based position from the lowest score. */
  rank(member: string): number | undefined {
    const score = this.#scores.get(member);
    return score === undefined ? undefined : this.#tree.getRank({ member, score });
  }

  /** Returns the elements from position `start` to `end`, both inclusive and within the set. */
  slice(start: number, end: number): Element[] {
    if (start > end) return [];
    return this.#tree.rangeByRank(start, end) as Element[];
  }

  /** Counts the elements before `score`, and with `inclusive` also those that have it. */
  countToScore(score: number, inclusive: boolean): number {
    return this.#countBefore({ member: "", score, edge: inclusive ? 1 : -1 });
  }

  /**
   * Counts the members before `member`, and with `inclusive` also itself. As in Redis, this is only
   * meaningful when all members have the same score.
   */
  countToMember(member: string, inclusive: boolean): number {
    const [first] = this.size > 0 ? this.slice(0, 0) : [];
    if (!first) return 0;
    const before = this.#countBefore({ member, score: first.score });
    return inclusive && this.#scores.has(member) ? before + 1 : before;
  }

  #countBefore(place: Place): number {
    return this.size === 0 ? 0 : this.#tree.getRank(place); // -1 in an empty tree
  }
}
