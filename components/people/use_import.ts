import { useRef, useState } from "preact/hooks";
import type { PeopleImportView } from "@/core/agents/people_file.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleImportWords } from "@/words/people_import.ts";
import { sendPeople } from "./send_file.ts";

/** A file that is chosen, previewed and imported. */
export interface FileImport {
  /** The name of the file, or null before one is chosen. */
  readonly name: string | null;
  /** The preview, then the result. */
  readonly result: PeopleImportView | null;
  readonly error: string | null;
  readonly isBusy: boolean;
  readonly createTeams: boolean;
  /** Whether a file is dragged over the field. */
  readonly isOver: boolean;
  setOver(isOver: boolean): void;
  choose(file: File | undefined): void;
  setCreateTeams(creates: boolean): void;
  send(): void;
  reset(): void;
}

/** Keeps the chosen file and what the server says about it. */
export function useImport(): FileImport {
  const { announce } = usePage();
  const file = useRef<File | null>(null);
  const [result, setResult] = useState<PeopleImportView | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [createTeams, setCreateTeams] = useState(false);
  const [isOver, setOver] = useState(false);

  async function run(isPreview: boolean, createTeams: boolean) {
    const sent = file.current;
    if (!sent) return;
    setBusy(true);
    setError(null);
    const answer = await sendPeople(sent, { isPreview, createTeams });
    // Another file was chosen meanwhile.
    if (file.current !== sent) return;
    setBusy(false);
    if (!answer.ok) {
      if (isPreview) setResult(null);
      return setError(answer.message);
    }
    setResult(answer.data);
    const { created, changed, failed } = answer.data;
    const { previewed, announced } = wordsOf(peopleImportWords);
    announce((isPreview ? previewed : announced)(created, changed, failed));
  }

  return {
    name: file.current?.name ?? null,
    result,
    error,
    isBusy,
    createTeams,
    isOver,
    setOver,
    choose(chosen) {
      if (!chosen) return;
      file.current = chosen;
      setResult(null);
      void run(true, createTeams);
    },
    setCreateTeams(creates) {
      setCreateTeams(creates);
      void run(true, creates);
    },
    send() {
      if (!isBusy && result && result.created + result.changed > 0) void run(false, createTeams);
    },
    reset() {
      file.current = null;
      setResult(null);
      setError(null);
      setCreateTeams(false);
    },
  };
}
