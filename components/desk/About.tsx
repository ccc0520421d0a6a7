import { useEffect, useRef } from "preact/hooks";
import { LaurelMark } from "../LaurelMark.tsx";

/** What Laurel is, in a dialog. */
export function About(
  { isOpen, version, isDemo, onClose }: {
    isOpen: boolean;
    version: string;
    isDemo: boolean;
    onClose: () => void;
  },
) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} class="about" aria-labelledby="about-title" onClose={onClose}>
      <span class="app-badge">
        <LaurelMark size={44} />
      </span>
      <h2 id="about-title">Laurel</h2>
      <p class="text-label-secondary">Version {version}{isDemo ? ", demo" : ""}</p>
      <p>Points for the work with customers, explained to the last one.</p>
      <button type="button" class="button button-primary" onClick={onClose}>OK</button>
    </dialog>
  );
}
