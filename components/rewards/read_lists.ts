import type { Answer, Api } from "@/components/shared/api.ts";

interface List<T> {
  readonly entries: readonly T[];
  readonly nextCursor: string | null;
}

const PAGE_SIZE = 200;
// An organization can define up to 500 achievements.
const MAX_PAGES = 3;

/** Reads a list of several pages to its end. */
export async function readAll<T>(api: Api, path: string): Promise<Answer<readonly T[]>> {
  const all: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer: Answer<List<T>> = await api.get<List<T>>(`${path}?limit=${PAGE_SIZE}${after}`);
    if (!answer.ok) return answer;
    all.push(...answer.data.entries);
    cursor = answer.data.nextCursor;
    if (cursor === null) break;
  }
  return { ok: true, data: all };
}

const MAX_CHALLENGES = 50;

/** Reads a list that fits on one page. */
export async function readList<T>(api: Api, path: string): Promise<Answer<readonly T[]>> {
  const answer = await api.get<List<T>>(`${path}?limit=${MAX_CHALLENGES}`);
  return answer.ok ? { ok: true, data: answer.data.entries } : answer;
}
