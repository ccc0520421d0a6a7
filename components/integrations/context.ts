import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Go } from "../admin/use_path.ts";
import type { ToolView } from "@/core/integration_views.ts";

/** What all parts of the page need. */
export interface PageContext {
  readonly go: Go;
  /** The present, milliseconds since the epoch. */
  readonly now: number;
  /** The organization's, in which moments are shown. */
  readonly timeZone: string;
  /** Says something to those who listen to the page. */
  readonly announce: (text: string) => void;
  /** The tools; null until they are known. */
  readonly tools: readonly ToolView[] | null;
}

const Context = createContext<PageContext | null>(null);
export const PageProvider = Context.Provider;

/** What the page gives its parts. */
export function usePage(): PageContext {
  const page = useContext(Context);
  if (!page) throw new Error("usePage() is for what stands in a PageProvider");
  return page;
}
