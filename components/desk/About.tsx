import { useEffect, useRef } from "preact/hooks";
import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";

/** A dialog that says what Laurel is. */
export function About(
  { requests, version, isDemo }: {
    /** How often the dialog was requested. It opens each time this number rises. */
    requests: number;
    version: string;
    isDemo: boolean;
  },
) {
  const words = wordsOf(deskWords).about;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // Only the browser knows whether the dialog is open: on a busy page its close event comes late,
    // and a copy of the state would then ignore the next request.
    if (requests > 0 && !dialog.current?.open) dialog.current?.showModal();
  }, [requests]);
  return (
    <dialog ref={dialog} class="about" aria-labelledby="about-title">
      <span class="app-badge">
        <LaurelMark size={44} />
      </span>
      <h2 id="about-title">Laurel</h2>
      <p class="text-label-secondary">{words.version(version)}{isDemo && `, ${words.demo}`}</p>
      <p>{words.claim}</p>
      <button
        type="button"
        class="button button-primary"
        onClick={() => dialog.current?.close()}
      >
        {words.ok}
      </button>
    </dialog>
  );
}
