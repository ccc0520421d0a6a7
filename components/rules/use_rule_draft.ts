import { useEffect, useRef, useState } from "preact/hooks";
import type { RuleDraftView } from "@/core/rules/draft_views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { errorsAtFields, type FieldErrors } from "@/components/admin/use_form.ts";
import type { Rules } from "./rules_edit.ts";

/** What an admin edits. */
export interface DraftValue {
  readonly name: string;
  readonly note: string;
  readonly rules: Rules;
}

/** A draft that saves itself while it is edited. */
export interface DraftEdit {
  readonly value: DraftValue;
  readonly revision: number;
  readonly state: "saved" | "unsaved" | "saving" | "failed";
  readonly errors: FieldErrors;
  /** Somebody else changed the draft, so that nothing is saved until the admin decides. */
  readonly isConflict: boolean;
  change(change: Partial<DraftValue>): void;
  /** Saves what is not saved yet. @returns whether everything is saved */
  save(): Promise<boolean>;
  showTheirs(): Promise<void>;
  keepMine(): Promise<void>;
}

const QUIET_MILLISECONDS = 700;
const FIELDS = ["name", "note"];

/**
 * Edits a draft. Changes are saved after a moment of quiet, one save at a time; what could not be
 * saved stays in the form.
 * @param stored the draft as it was read last
 */
export function useRuleDraft(stored: RuleDraftView): DraftEdit {
  const path = `/admin/rule-drafts/${stored.id}`;
  const [value, setValue] = useState<DraftValue>(valueOf(stored));
  const [revision, setRevision] = useState(stored.revision);
  const [state, setState] = useState<DraftEdit["state"]>("saved");
  const [errors, setErrors] = useState<FieldErrors>({});
  const [isConflict, setConflict] = useState(false);
  // Saving goes on between renders, so it looks at these and not at the state.
  const now = useRef({ value, revision, isChanged: false, isConflict: false });
  const sending = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  function adopt(draft: RuleDraftView) {
    now.current = {
      value: valueOf(draft),
      revision: draft.revision,
      isChanged: false,
      isConflict: false,
    };
    setValue(now.current.value);
    setRevision(draft.revision);
    setErrors({});
    setConflict(false);
    setState("saved");
  }

  async function send(): Promise<boolean> {
    now.current.isChanged = false;
    setState("saving");
    const body = { ...now.current.value, revision: now.current.revision };
    const answer = await ask<RuleDraftView>("PATCH", path, body);
    if (answer.ok) {
      now.current.revision = answer.data.revision;
      setRevision(answer.data.revision);
      setErrors({});
      setState(now.current.isChanged ? "unsaved" : "saved");
      return true;
    }
    now.current.isChanged = true;
    now.current.isConflict = answer.code === "edit_conflict";
    setConflict(now.current.isConflict);
    setErrors(now.current.isConflict ? {} : errorsAtFields(answer, FIELDS));
    setState("failed");
    return false;
  }

  async function save(): Promise<boolean> {
    clearTimeout(timer.current);
    while (sending.current) await sending.current;
    if (!now.current.isChanged) return true;
    if (now.current.isConflict) return false;
    sending.current = send();
    const isSaved = await sending.current;
    sending.current = null;
    return isSaved;
  }

  // Another admin saved, and here nothing is unsaved: show it.
  useEffect(() => {
    const { isChanged, revision } = now.current;
    if (!isChanged && !sending.current && stored.revision > revision) adopt(stored);
  }, [stored]);

  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (now.current.isChanged || sending.current) event.preventDefault();
    };
    addEventListener("beforeunload", onLeave);
    return () => {
      removeEventListener("beforeunload", onLeave);
      void save();
    };
  }, []);

  async function read(): Promise<RuleDraftView | null> {
    const answer = await ask<RuleDraftView>("GET", path);
    if (answer.ok) return answer.data;
    setErrors({ "": answer.message });
    return null;
  }

  return {
    value,
    revision,
    state,
    errors,
    isConflict,
    change(change) {
      now.current.value = { ...now.current.value, ...change };
      now.current.isChanged = true;
      setValue(now.current.value);
      setState("unsaved");
      clearTimeout(timer.current);
      timer.current = setTimeout(save, QUIET_MILLISECONDS);
    },
    save,
    async showTheirs() {
      const theirs = await read();
      if (theirs) adopt(theirs);
    },
    async keepMine() {
      const theirs = await read();
      if (!theirs) return;
      now.current.revision = theirs.revision;
      now.current.isConflict = false;
      setConflict(false);
      await save();
    },
  };
}

function valueOf({ name, note, rules }: RuleDraftView): DraftValue {
  return { name, note, rules };
}
