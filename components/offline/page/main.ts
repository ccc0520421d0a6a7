/** The script beside every page. It starts after the page has loaded, and works without islands. */
import { wordsOf } from "@/components/shared/locale.ts";
import { probeDrawing } from "@/components/smoothness/probe_drawing.ts";
import { noteWords } from "@/words/notes.ts";
import { listenToTold, tellOnce } from "../told.ts";
import { forgetOthers } from "./forget.ts";
import { notify } from "./notices.ts";
import { registerWorker } from "./worker.ts";

const RETRY_MILLISECONDS = 5_000;

listenToTold((told) => notify(told));
forgetOthers();
if (document.readyState === "complete") start();
else addEventListener("load", start);

function start(): void {
  comeBack();
  watchIslands();
  tellOfStorage();
  // Asking the graphics processor takes a moment, which nobody should wait for.
  (globalThis.requestIdleCallback ?? setTimeout)(probeDrawing);
  void registerWorker(new URL(import.meta.url).searchParams.get("__frsh_c"));
}

/** The page that stands for one that could not be read asks for it again. */
function comeBack(): void {
  const page = document.querySelector("[data-offline-page]");
  if (!page || location.pathname === "/offline") return;
  const look = () =>
    fetch("/healthz").then(({ ok }) => ok && location.reload(), () => {
      // Still offline.
    });
  page.querySelector("[data-retry]")?.addEventListener("click", () => location.reload());
  addEventListener("online", look);
  setInterval(look, RETRY_MILLISECONDS);
}

/** The script that starts the islands never ran when one of its chunks could not be loaded. */
function watchIslands(): void {
  const starter = document.querySelector<HTMLScriptElement>("script[data-islands]");
  if (!starter || document.documentElement.dataset.islands === "started") return;
  const { text, reload } = wordsOf(noteWords).broken;
  notify({ key: "broken", text }, { label: reload, run: () => location.reload() });
}

function tellOfStorage(): void {
  const text = wordsOf(noteWords).storage;
  try {
    const key = "laurel-probe";
    localStorage.setItem(key, "1");
    localStorage.removeItem(key);
  } catch {
    // Storage is full or forbidden.
    tellOnce({ key: "storage", text });
  }
}
