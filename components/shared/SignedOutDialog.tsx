import { useEffect } from "preact/hooks";
import { sharedWords } from "@/words/shared.ts";
import { wordsOf } from "./locale.ts";
import { Modal } from "./Modal.tsx";
import { checkSession, isSignedOut, signInHref } from "./session_end.ts";

/** Tells that the session has ended, and keeps what was typed until the person is back. */
export function SignedOutDialog() {
  return isSignedOut.value ? <Dialog /> : null;
}

function Dialog() {
  const words = wordsOf(sharedWords).signedOut;
  useEffect(() => {
    // The person comes back from the tab in which they signed in.
    const look = () => document.visibilityState === "visible" && checkSession();
    document.addEventListener("visibilitychange", look);
    addEventListener("focus", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("focus", look);
    };
  }, []);
  return (
    <Modal
      class="confirm"
      titleId="signed-out-title"
      textId="signed-out-text"
      onCancel={() => {
        isSignedOut.value = false;
      }}
    >
      <h2 id="signed-out-title">{words.title}</h2>
      <p id="signed-out-text">{words.text}</p>
      <div class="confirm-buttons">
        <button type="button" class="button" onClick={checkSession}>{words.back}</button>
        <a
          class="button button-primary"
          href={signInHref()}
          target="_blank"
          rel="noopener"
          autofocus
        >
          {words.signIn}
        </a>
      </div>
    </Modal>
  );
}
