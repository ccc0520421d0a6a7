import { useEffect, useRef, useState } from "preact/hooks";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import type { Api } from "@/components/shared/api.ts";

const PAGE_SIZE = 100;

interface Page {
  readonly entries: readonly ExplainedEntry[];
  readonly nextCursor: string | null;
}

/** What was read of a history. */
export interface History extends Page {
  readonly status: "reading" | "failed" | "read";
  /** What went wrong, when it failed. */
  readonly message: string;
}

const NOTHING: History = { entries: [], nextCursor: null, status: "reading", message: "" };

/**
 * Reads a history page by page. What was found before stays until another search is answered.
 * @param query the parameters of the search, see `toQuery`
 */
export function useHistory(api: Api, agent: string, query: string) {
  const [history, setHistory] = useState(NOTHING);
  // Only the answer to the newest request counts.
  const turn = useRef(0);

  async function read(known: Page) {
    const own = ++turn.current;
    setHistory((shown) => ({ ...shown, status: "reading" }));
    const place = known.nextCursor === null ? "" : `&cursor=${known.nextCursor}`;
    const answer = await api.get<Page>(
      `/agents/${encodeURIComponent(agent)}/history?limit=${PAGE_SIZE}${query}${place}`,
    );
    if (own !== turn.current) return;
    if (!answer.ok) return setHistory({ ...known, status: "failed", message: answer.message });
    const entries = [...known.entries, ...answer.data.entries];
    setHistory({ ...answer.data, entries, status: "read", message: "" });
  }
  const reload = () => void read(NOTHING);
  useEffect(() => {
    reload();
    return () => void turn.current++;
  }, [agent, query]);

  return {
    history,
    /** Reads the first page again. */
    reload,
    /** Reads the next page, if there is one and none is being read. */
    more: () => {
      if (history.status === "read" && history.nextCursor !== null) void read(history);
    },
    /** Tries again what failed. */
    again: () => void read(history),
  };
}
