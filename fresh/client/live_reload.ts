/** The address of the stream that tells which run of the dev server is answering. */
export const ALIVE_PATH = "/_frsh/alive";

/** Loads the page again when a new run of the dev server answers. */
export function watchServer(): void {
  let first: string | null = null;
  // EventSource connects again by itself for as long as the server is away.
  const source = new EventSource(ALIVE_PATH);
  source.onmessage = ({ data }) => {
    first ??= data;
    if (data !== first) location.reload();
  };
  addEventListener("pagehide", () => source.close());
}
