import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ToolView } from "@/core/integrations/views.ts";

/** What all parts of the integrations pages share. */
export interface ToolsContext {
  /** The tools; null until they are loaded. */
  readonly tools: readonly ToolView[] | null;
  /** The address of Laurel, when only its own machine or network reaches it; null otherwise. */
  readonly privateAddress: string | null;
  /**
   * Secrets that were typed and not saved yet, by integration, so that switching tabs does not lose
   * them. They are kept only in memory, never in storage.
   */
  readonly typedSecrets: Map<string, string>;
}

const Context = createContext<ToolsContext | null>(null);
export const ToolsProvider = Context.Provider;

/** Returns the context that the integrations island gives its parts. */
export function useTools(): ToolsContext {
  const tools = useContext(Context);
  if (!tools) throw new Error("useTools() works only inside a ToolsProvider");
  return tools;
}
