import { useEffect } from "preact/hooks";
import { Modal } from "./Modal.tsx";
import { checkSession, isSignedOut, signInHref } from "./session_end.ts";

/** Tells that the session has ended, and keeps what was typed until the person is back. */
export function SignedOutDialog() {
  return isSignedOut.value ? <Dialog /> : null;
}

function Dialog() {
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
      <h2 id="signed-out-title">You were signed out</h2>
      <p id="signed-out-text">
        The session has expired or was ended elsewhere. Sign in again in a new tab: what you typed
        here stays.
      </p>
      <div class="confirm-buttons">
        <button type="button" class="button" onClick={checkSession}>I Am Back</button>
        <a
          class="button button-primary"
          href={signInHref()}
          target="_blank"
          rel="noopener"
          autofocus
        >
          Sign In
        </a>
      </div>
    </Modal>
  );
}
