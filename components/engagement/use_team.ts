import { useEffect, useState } from "preact/hooks";

/** Returns the team in the query of an address, or null. */
export function teamIn(search: string): string | null {
  return new URLSearchParams(search).get("team") || null;
}

/**
 * Keeps the chosen team in the query of the address, whose other parts stay.
 * @param search the query that the server answered
 */
export function useTeam(
  search: string,
): readonly [team: string | null, choose: (team: string | null) => void] {
  const [team, setTeam] = useState(() => teamIn(search));
  useEffect(() => {
    const onPop = () => setTeam(teamIn(location.search));
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, []);
  return [team, (next) => {
    const query = new URLSearchParams(location.search);
    if (next === null) query.delete("team");
    else query.set("team", next);
    history.pushState(null, "", query.size === 0 ? location.pathname : `?${query}`);
    setTeam(next);
  }];
}
