import { wordsOf } from "@/components/shared/locale.ts";
import { noteWords } from "@/words/notes.ts";
import type { FromWorker, ToWorker } from "../messages.ts";
import { LIVE_EVENT, SENT_EVENT } from "../told.ts";
import { notify } from "./notices.ts";

const HOUR_MILLISECONDS = 3_600_000;
const SEND_MILLISECONDS = 20_000;

/** Registers the worker. It needs https or this machine; elsewhere everything else goes on. */
export async function registerWorker(version: string | null): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  let registration: ServiceWorkerRegistration | undefined;
  try {
    registration = await navigator.serviceWorker.register("/sw.js");
  } catch {
    // Private windows and some policies forbid it, and the development server has none.
  }
  // Software that blocks workers may answer with nothing.
  if (registration) await use(registration, version);
}

/** Keeps the worker up to date, and passes on what it tells. */
async function use(
  registration: ServiceWorkerRegistration,
  version: string | null,
): Promise<void> {
  navigator.serviceWorker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
    tellOfChanges(data);
  });
  const send = () => post(navigator.serviceWorker.controller, { kind: "send" });
  const look = () => {
    send();
    registration.update().catch(() => {
      // Offline: the next look finds it.
    });
  };
  send();
  addEventListener("online", send);
  addEventListener(LIVE_EVENT, look);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  setInterval(() => document.hidden || look(), HOUR_MILLISECONDS);
  setInterval(() => document.hidden || send(), SEND_MILLISECONDS);
  await offerVersions(registration, version);
}

function post(worker: ServiceWorker | null, message: ToWorker, ports: MessagePort[] = []): void {
  worker?.postMessage(message, ports);
}

function tellOfChanges(message: FromWorker): void {
  const words = wordsOf(noteWords);
  const key = "changes";
  if (message.kind === "kept") notify({ key, text: words.kept });
  else if (message.kind === "sent") {
    dispatchEvent(new Event(SENT_EVENT));
    notify({ key, text: words.sent(message.sent), isBrief: true });
  } else if (message.kind === "refused") {
    // What was refused is not as the page hoped: it reads again what is true.
    dispatchEvent(new Event(SENT_EVENT));
    notify({ key: "refused", text: words.refused(message.reason) });
  }
}

/** Offers a worker that waits because pages of an older version are open. */
async function offerVersions(
  registration: ServiceWorkerRegistration,
  version: string | null,
): Promise<void> {
  const offer = async () => {
    const { waiting } = registration;
    if (!waiting || !navigator.serviceWorker.controller) return;
    // A page that is as new as the worker needs no other one.
    if (await versionOf(waiting) === version) return post(waiting, { kind: "take_over_alone" });
    const { text, reload } = wordsOf(noteWords).version;
    notify({ key: "version", text }, { label: reload, run: () => change(registration) });
  };
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => next.state === "installed" && offer());
  });
  await offer();
}

function change({ waiting }: ServiceWorkerRegistration): void {
  // Another tab may have brought the new version already.
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
    once: true,
  });
  post(waiting, { kind: "take_over" });
}

function versionOf(worker: ServiceWorker): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    post(worker, { kind: "version" }, [port2]);
  });
}
