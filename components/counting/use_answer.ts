import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { useSettled } from "@/components/admin/use_settled.ts";

/** The answer to what somebody is typing. */
export interface TypedAnswer<T> {
  /** The answer that was read last; null before the first one. */
  readonly data: T | null;
  /** Why there is no answer to what is typed now. */
  readonly error: string | null;
  /** Whether the answer is to what was typed before. */
  readonly isOld: boolean;
}

/**
 * Asks the API about what somebody is typing, each time they pause.
 * @param question the body; null while there is nothing that can be asked
 */
export function useAnswer<T>(path: string, question: unknown): TypedAnswer<T> {
  const typed = question === null ? "" : JSON.stringify(question);
  const settled = useSettled(typed);
  const asked = useRef("");
  const [state, setState] = useState<
    { readonly to: string; readonly data: T | null; readonly error: string | null }
  >({ to: "", data: null, error: null });

  useEffect(() => {
    asked.current = settled;
    if (settled === "") return;
    ask<T>("POST", path, JSON.parse(settled)).then((answer) => {
      // An earlier question may be answered after a later one.
      if (asked.current !== settled) return;
      setState((now) =>
        answer.ok
          ? { to: settled, data: answer.data, error: null }
          : { to: settled, data: now.data, error: answer.message }
      );
    });
  }, [path, settled]);

  return { data: state.data, error: typed === "" ? null : state.error, isOld: state.to !== typed };
}
