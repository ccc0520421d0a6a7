import { useEffect, useRef, useState } from "preact/hooks";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import type { NewPeopleInTool, NewPersonInTool } from "@/core/integrations/views.ts";

/** How many people of the tool become agents, and who. */
export interface AllPeople {
  /** Null until all of them are read. */
  readonly preview: Totals & { readonly people: readonly NewPersonInTool[] } | null;
  /** How many were settled so far; null before it starts. */
  readonly done: number | null;
  readonly isBusy: boolean;
  readonly error: string | null;
  /** Reads the preview again, or goes on where it stopped. */
  retry(): void;
  /** Makes the agents, in batches. */
  create(): void;
}

/** How many people are new agents, are agents already, and are left out. */
export interface Totals {
  readonly created: number;
  readonly matched: number;
  readonly skipped: number;
}

const NONE: Totals = { created: 0, matched: 0, skipped: 0 };

// Small enough that each answer comes within a moment, so that progress can be seen.
const BATCH = 100;
const PREVIEW_PAGE = 500;
/** The maximum number of pages of the preview: 10,000 people. */
const MAX_PAGES = 20;

/**
 * Reads what would become of everybody who waits, and then does it.
 * @param path the API's path of the integration
 */
export function useAllPeople(path: string, onDone: (totals: Totals) => void): AllPeople {
  const [preview, setPreview] = useState<AllPeople["preview"]>(null);
  const [done, setDone] = useState<number | null>(null);
  const [progress, setProgress] = useState<{ totals: Totals; cursor: string | null }>({
    totals: NONE,
    cursor: null,
  });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  // Closing the dialog stops after the batch that is running.
  const isOpen = useRef(true);
  useEffect(() => {
    read();
    return () => {
      isOpen.current = false;
    };
  }, [path]);

  async function read() {
    setError(null);
    setBusy(true);
    const people: NewPersonInTool[] = [];
    let totals = NONE;
    let cursor: string | null = null;
    for (let page = 0; page < MAX_PAGES; page++) {
      const answer: AdminAnswer<NewPeopleInTool> = await ask<NewPeopleInTool>(
        "POST",
        `${path}/people/create`,
        {
          isPreview: true,
          limit: PREVIEW_PAGE,
          ...after(cursor),
        },
      );
      if (!answer.ok) {
        setBusy(false);
        return setError(answer.message);
      }
      people.push(...answer.data.entries);
      totals = add(totals, answer.data);
      cursor = answer.data.nextCursor;
      if (cursor === null) break;
    }
    setBusy(false);
    setPreview({ ...totals, people });
  }

  async function create() {
    if (isBusy) return;
    setError(null);
    setBusy(true);
    let { totals, cursor } = progress;
    do {
      setDone(totals.created + totals.matched);
      const answer: AdminAnswer<NewPeopleInTool> = await ask<NewPeopleInTool>(
        "POST",
        `${path}/people/create`,
        {
          limit: BATCH,
          ...after(cursor),
        },
      );
      if (!answer.ok) {
        setProgress({ totals, cursor });
        setBusy(false);
        return setError(answer.message);
      }
      totals = add(totals, answer.data);
      cursor = answer.data.nextCursor;
    } while (cursor !== null && isOpen.current);
    if (!isOpen.current) return;
    setBusy(false);
    onDone(totals);
  }

  return { preview, done, isBusy, error, retry: preview ? create : read, create };
}

/** The place where a call goes on. */
function after(cursor: string | null): { cursor?: string } {
  return cursor === null ? {} : { cursor };
}

function add(one: Totals, other: Totals): Totals {
  return {
    created: one.created + other.created,
    matched: one.matched + other.matched,
    skipped: one.skipped + other.skipped,
  };
}
