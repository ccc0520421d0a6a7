import type { DeskData } from "@/core/desk.ts";
import { currentLanguage } from "@/components/shared/locale.ts";
import { backoffMilliseconds } from "@/components/live/backoff.ts";

const SOON_MILLISECONDS = 3000;
const SPREAD_MILLISECONDS = 5000;

/** Where the state is read from and who receives it. */
export interface ReloaderOptions {
  onData(data: DeskData): void;
  /** Called when the session has ended. */
  onSignedOut(): void;
}

/**
 * Reads the desk's state again, one request at a time. `soon` waits a few seconds, so that several
 * reasons in a short time cause one request, and so that the desks of a company do not send their
 * requests at the same time.
 */
export function createReloader(options: ReloaderOptions) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLoading = false;
  let isWanted = false;
  let isStopped = false;
  let failures = 0;

  function retry() {
    failures++;
    timer ||= setTimeout(load, SOON_MILLISECONDS + backoffMilliseconds(failures, Math.random()));
  }

  async function load() {
    clearTimeout(timer);
    timer = undefined;
    if (isLoading) {
      isWanted = true;
      return;
    }
    isLoading = true;
    try {
      const response = await fetch("/api/v1/desk", {
        headers: { accept: "application/json", "accept-language": currentLanguage() },
      });
      if (isStopped) return;
      if (response.status === 401) return options.onSignedOut();
      if (!response.ok) return retry();
      const data: DeskData = await response.json();
      failures = 0;
      options.onData(data);
    } catch {
      // The network is down; the menu bar says so.
      retry();
    } finally {
      isLoading = false;
      if (isWanted) {
        isWanted = false;
        requestReload("soon");
      }
    }
  }

  function requestReload(urgency: "now" | "soon"): void {
    if (isStopped) return;
    if (urgency === "now") load();
    else timer ||= setTimeout(load, SOON_MILLISECONDS + Math.random() * SPREAD_MILLISECONDS);
  }

  return {
    requestReload,
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
