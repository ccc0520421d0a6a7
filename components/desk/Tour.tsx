import { useEffect, useState } from "preact/hooks";
import { Modal } from "@/components/shared/Modal.tsx";
import { sendTourEnd } from "./end_tour.ts";

/** A step of the tour, and the part of the desk that it points at. */
interface Stop {
  readonly at: "window-level" | "window-activity" | "window-streak" | "window-leaderboard";
  readonly title: string;
  readonly text: string;
}

const STOPS: readonly Stop[] = [
  {
    at: "window-level",
    title: "Your points and your level",
    text:
      "Conversations, calls, deals and contacts earn points. This window moves the moment one " +
      "of your tools reports your work.",
  },
  {
    at: "window-activity",
    title: "Why something paid",
    text: "Each line is a piece of your work. Open one to see how its points were calculated.",
  },
  {
    at: "window-streak",
    title: "Your streak",
    text:
      "Every working day with paid work keeps it. Weekends, holidays and leave do not break it.",
  },
  {
    at: "window-leaderboard",
    title: "Boards, challenges and the wheel",
    text: "Compare a day, a week or a month here. Achievements, challenges and your spins are in " +
      "the Dock below. In Settings, you choose whether the boards show you.",
  },
];

/** The tour of the desk at the first sign-in: four steps that can be left at any time. */
export default function Tour() {
  const [index, setIndex] = useState<number | null>(0);
  const stop = index === null ? undefined : STOPS[index];

  useEffect(() => {
    const place = stop && document.getElementById(stop.at);
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
      <p class="tour-count text-label-secondary">Step {index + 1} of {STOPS.length}</p>
      <h2 id="tour-title" aria-live="polite">{stop.title}</h2>
      <p id="tour-text">{stop.text}</p>
      <div class="tour-buttons">
        {!isLast && (
          <button type="button" class="button tour-skip" onClick={leave}>
            Skip Tour
          </button>
        )}
        {index > 0 && (
          <button type="button" class="button" onClick={() => setIndex(index - 1)}>Back</button>
        )}
        {!isLast && (
          <button
            type="button"
            class="button button-primary"
            autofocus
            onClick={() => setIndex(index + 1)}
          >
            Next
          </button>
        )}
        {isLast && (
          <button type="button" class="button button-primary" onClick={leave}>
            Done
          </button>
        )}
      </div>
    </Modal>
  );
}
