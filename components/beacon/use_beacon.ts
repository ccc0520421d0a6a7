import { useEffect } from "preact/hooks";
import type { Feature } from "@/core/engagement/features.ts";
import { countUse, startBeacon } from "./beacon.ts";

const SECTIONS: Readonly<Record<string, Feature>> = {
  settings: "settings",
  team: "team",
  challenges: "team",
  insights: "insights",
  admin: "administration",
};

/** Measures the visit while the page is open: the windows of the desk, or a section. */
export function useBeacon(): void {
  useEffect(() => {
    const section = SECTIONS[location.pathname.split("/")[1]!] ?? null;
    const stop = startBeacon((element) => {
      const window = element.closest<HTMLElement>("[data-window]")?.dataset.window;
      return window === undefined ? section : window as Feature;
    });
    if (section !== null) countUse(section);
    return stop;
  }, []);
}
