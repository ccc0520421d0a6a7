import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Go } from "./use_path.ts";

/** What the server draws every page of the administration with. */
export interface AdminPageProps {
  readonly path: string;
  /** ISO 8601. */
  readonly now: string;
  /** The organization's, in which moments are shown. */
  readonly timeZone: string;
}

/** What all parts of a page need. */
export interface PageContext {
  readonly go: Go;
  /** The present, milliseconds since the epoch. */
  readonly now: number;
  readonly timeZone: string;
  /** Says something to those who listen to the page. */
  readonly announce: (text: string) => void;
}

export const AdminPageContext = createContext<PageContext | null>(null);

/** What the page gives its parts. */
export function usePage(): PageContext {
  const page = useContext(AdminPageContext);
  if (!page) throw new Error("usePage() is for what stands in an AdminPage");
  return page;
}
