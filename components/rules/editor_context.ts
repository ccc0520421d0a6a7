import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { EventTypeView } from "@/core/event_types/views.ts";
import type { Issues } from "./issues.ts";
import type { RulePath, Rules } from "./rules_edit.ts";

/** What all parts of the editor need. */
export interface Editor {
  readonly rules: Rules;
  readonly issues: Issues;
  readonly types: readonly EventTypeView[];
  /** Changes a value; undefined removes it. */
  set(path: RulePath, value: unknown): void;
}

export const EditorContext = createContext<Editor | null>(null);

/** Returns the editor around a part. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("useEditor() works only inside a RuleEditor");
  return editor;
}
