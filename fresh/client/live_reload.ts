/** The address of the stream that names the current run of the dev server. */
export const ALIVE_PATH = "/_frsh/alive";

/** Reloads the page when a new run of the dev server answers. */
export function watchServer(): void {
  let first: string | null = null;
  // EventSource reconnects by itself while the server is away.
  const source = new EventSource(ALIVE_PATH);
  source.onmessage = ({ data }) => {
    first ??= data;
    if (data !== first) location.reload();
  };
  addEventListener("pagehide", () => source.close());
}
