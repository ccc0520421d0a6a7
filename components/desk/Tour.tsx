import { useEffect, useState } from "preact/hooks";
import { wordsOf } from "@/components/shared/locale.ts";
import { tourWords } from "@/words/tour.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { sendTourEnd } from "./end_tour.ts";

/** The windows that the tour points at, one after the other. */
const STOPS = ["level", "activity", "streak", "leaderboard"] as const;

/** The tour of the desk at the first sign-in: four steps that can be left at any time. */
export default function Tour() {
  const words = wordsOf(tourWords);
  const [index, setIndex] = useState<number | null>(0);
  const stop = index === null ? undefined : STOPS[index];

  useEffect(() => {
    const place = stop && document.getElementById(`window-${stop}`);
    place?.setAttribute("data-toured", "true");
    place?.scrollIntoView({ block: "center" });
    return () => place?.removeAttribute("data-toured");
  }, [stop]);

  function leave() {
    setIndex(null);
    void sendTourEnd();
  }

  if (index === null || !stop) return null;
  const isLast = index === STOPS.length - 1;
  return (
    <Modal class="tour" titleId="tour-title" textId="tour-text" onCancel={leave}>
      <p class="tour-count text-label-secondary">{words.step(index + 1, STOPS.length)}</p>
      <h2 id="tour-title" aria-live="polite">{words.stops[stop].title}</h2>
      <p id="tour-text">{words.stops[stop].text}</p>
      <div class="tour-buttons">
        {!isLast && (
          <button type="button" class="button tour-skip" onClick={leave}>
            {words.skip}
          </button>
        )}
        {index > 0 && (
          <button type="button" class="button" onClick={() => setIndex(index - 1)}>
            {words.back}
          </button>
        )}
        {!isLast && (
          <button
            type="button"
            class="button button-primary"
            autofocus
            onClick={() => setIndex(index + 1)}
          >
            {words.next}
          </button>
        )}
        {isLast && (
          <button type="button" class="button button-primary" onClick={leave}>
            {words.done}
          </button>
        )}
      </div>
    </Modal>
  );
}
