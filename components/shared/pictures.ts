import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";

/** The hashes of agents' pictures, by the agents' ids. */
export type Pictures = Readonly<Record<string, string>>;

export const PicturesContext = createContext<Pictures>({});

/** Returns the hash of an agent's picture; null when there is none, or it is not known yet. */
export function usePicture(agent: string): string | null {
  const pictures = useContext(PicturesContext);
  return Object.hasOwn(pictures, agent) ? pictures[agent]! : null;
}

/** How many agents one request may name. */
const MAX_AGENTS = 200;

/**
 * Keeps the pictures of the agents that a page shows: first those that the server rendered with,
 * later also those of agents who appear while the page is open.
 * @param known the pictures of `agents` that the server has read; new data replaces it
 */
export function usePictures(known: Pictures, agents: readonly string[]): Pictures {
  const [later, setLater] = useState<Pictures>({});
  // The server has read the pictures of everybody who is on the page now.
  const asked = useRef(new Set(agents));
  const missing = agents.filter((agent) => !asked.current.has(agent)).slice(0, MAX_AGENTS);
  const key = missing.join("\n");
  useEffect(() => {
    if (missing.length === 0) return;
    for (const agent of missing) asked.current.add(agent);
    const query = missing.map(encodeURIComponent).join(",");
    fetch(`/api/v1/pictures?agents=${encodeURIComponent(query)}`)
      .then((response) => response.ok ? response.json() : { pictures: {} })
      .then(({ pictures }: { pictures: Pictures }) => setLater((now) => ({ ...now, ...pictures })))
      // Without an answer the initials stay.
      .catch(() => {});
  }, [key]);
  return { ...later, ...known };
}
