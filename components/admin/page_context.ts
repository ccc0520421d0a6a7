import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Go } from "./use_path.ts";

/** The props that the server passes to every administration page. */
export interface AdminPageProps {
  readonly path: string;
  /** ISO 8601. */
  readonly now: string;
  /** The time zone of the organization; times are shown in it. */
  readonly timeZone: string;
}

/** What all parts of a page need. */
export interface PageContext {
  readonly go: Go;
  /** The current time, milliseconds since the epoch. */
  readonly now: number;
  readonly timeZone: string;
  /** Announces a text to screen readers. */
  readonly announce: (text: string) => void;
}

export const AdminPageContext = createContext<PageContext | null>(null);

/** Returns the context that the page gives its parts. */
export function usePage(): PageContext {
  const page = useContext(AdminPageContext);
  if (!page) throw new Error("usePage() works only inside an AdminPage");
  return page;
}
