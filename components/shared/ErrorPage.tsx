import { SmallWindow } from "./SmallWindow.tsx";

/** The error page: it says in plain words what went wrong. */
export function ErrorPage({ status }: { readonly status: number }) {
  const { title, text } = wordsFor(status);
  return (
    <SmallWindow title={title}>
      <p class="error-text">{text}</p>
      <p class="text-label-secondary tabular-nums">Error {status}</p>
      <a class="button button-primary error-home" href="/">Back to my desk</a>
    </SmallWindow>
  );
}

function wordsFor(status: number): { title: string; text: string } {
  if (status === 404) {
    return {
      title: "Nothing here",
      text: "This page does not exist, or it has moved. Your points are safe.",
    };
  }
  if (status < 500) {
    return { title: "That did not work", text: "Laurel could not accept the request as it was." };
  }
  return {
    title: "Something broke on our side",
    text: "It is not your fault, and no points are lost. Try again in a moment.",
  };
}
