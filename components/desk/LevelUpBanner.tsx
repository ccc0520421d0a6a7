import { useEffect } from "preact/hooks";
import type { LevelUpMessage } from "@/core/live.ts";
import { LaurelMark } from "../LaurelMark.tsx";
import { celebrate } from "./celebrate.ts";

const SHOWN_MS = 8000;

/** The notification of a new level, with confetti. */
export function LevelUpBanner(
  { message, onDone }: { message: LevelUpMessage | null; onDone: () => void },
) {
  useEffect(() => {
    if (!message) return;
    celebrate();
    const timer = setTimeout(onDone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div class="banner-place" role="status">
      {message && (
        <div key={message.level} class="banner">
          <span class="app-badge app-badge-small">
            <LaurelMark size={24} />
          </span>
          <div class="banner-text">
            <p class="banner-title">Level {message.level}</p>
            <p>
              {message.rank === message.previousRank
                ? "Well done. On to the next one!"
                : `You are ${message.rank} now. Well done!`}
            </p>
          </div>
          <button type="button" class="banner-close" aria-label="Dismiss" onClick={onDone}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
