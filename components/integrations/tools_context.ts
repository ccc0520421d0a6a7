import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ToolView } from "@/core/integrations/views.ts";

/** What all parts of the pages of integrations share. */
export interface ToolsContext {
  /** The tools; null until they are known. */
  readonly tools: readonly ToolView[] | null;
  /**
   * Secrets that were typed and not saved yet, by integration: another tab must not lose them. Only
   * ever in memory; storage is no place for secrets.
   */
  readonly typedSecrets: Map<string, string>;
}

const Context = createContext<ToolsContext | null>(null);
export const ToolsProvider = Context.Provider;

/** What the island of integrations gives its parts. */
export function useTools(): ToolsContext {
  const tools = useContext(Context);
  if (!tools) throw new Error("useTools() is for what stands in a ToolsProvider");
  return tools;
}
