import { useEffect, useState } from "preact/hooks";
import type { TeamView } from "@/core/agents/views.ts";
import type { Page } from "@/core/shapes.ts";
import { ask } from "@/components/admin/admin_api.ts";

const MAX_TEAMS = 1_000;

/** Reads all teams once, for a field that chooses one; null until they are there. */
export function useTeams(): readonly TeamView[] | null {
  const [teams, setTeams] = useState<readonly TeamView[] | null>(null);
  useEffect(() => {
    let isOver = false;
    void readTeams().then((all) => {
      if (!isOver) setTeams(all);
    });
    return () => {
      isOver = true;
    };
  }, []);
  return teams;
}

async function readTeams(): Promise<readonly TeamView[]> {
  const all: TeamView[] = [];
  for (let cursor: string | null = ""; cursor !== null && all.length < MAX_TEAMS;) {
    const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await ask<Page<TeamView>>("GET", `/admin/teams?limit=200${after}`);
    if (!answer.ok) break;
    all.push(...answer.data.entries);
    cursor = answer.data.nextCursor;
  }
  return all;
}
