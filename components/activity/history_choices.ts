import type { HistoryFilters } from "@/core/explain/views.ts";
import { sourceLook } from "./sources.ts";

/** A tool and the sources of its events; Laurel's own rewards count as one tool. */
export interface Tool {
  readonly name: string;
  readonly sources: readonly string[];
}

/** Returns the tools of a history, each once, however many addresses it sends from. */
export function toolsOf(choices: HistoryFilters): readonly Tool[] {
  const tools = Map.groupBy(
    choices.sources.map(({ source }) => source),
    (source) => source.startsWith("laurel:") ? "Laurel" : sourceLook(source).name,
  );
  return [...tools].map(([name, sources]) => ({ name, sources }));
}
