import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";
import { CalendarCheck, Flame, PencilLine, Target, Undo2, Zap } from "@/components/shared/icons.ts";
import { titleIn } from "@/core/language.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import { rankNames } from "@/words/ranks.ts";
import { showInBrowser } from "@/components/notifications/browser.ts";
import { BannerMedal } from "./BannerMedal.tsx";
import { notificationText } from "@/core/explain/notification.ts";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import type { Notice } from "@/components/rewards/notices.ts";
import type { WindowName } from "@/core/windows/table.ts";

const DISPLAY_MILLISECONDS = 8_000;

/**
 * One notification. It disappears automatically, but not while the pointer is on it or the page is
 * hidden.
 */
export function Banner(
  { notice, onDone, onOpen }: {
    notice: Notice;
    onDone: () => void;
    onOpen: (name: WindowName) => void;
  },
) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    // What somebody changed stays until it was read.
    if (isHeld || notice.kind === "change") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(onDone, DISPLAY_MILLISECONDS);
    };
    wait();
    document.addEventListener("visibilitychange", wait);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", wait);
    };
  }, [isHeld]);

  const words = wordsOf(deskWords).banners;
  const { mark, title, text, target } = lookOf(notice);
  useEffect(() => showInBrowser(title, text), []);
  return (
    <div
      class="banner"
      data-kind={notice.kind}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)}
      onBlurCapture={() => setHeld(false)}
    >
      {mark}
      <div class="banner-text">
        <p class="banner-title">
          <bdi>{title}</bdi>
        </p>
        <p class="banner-body">
          <bdi>{text}</bdi>
        </p>
      </div>
      {target && (
        <button type="button" class="button banner-open" onClick={() => onOpen(target)}>
          {words.show}
        </button>
      )}
      <button type="button" class="banner-close" aria-label={words.dismiss} onClick={onDone}>
        ×
      </button>
    </div>
  );
}

interface Look {
  readonly mark: ComponentChildren;
  readonly title: string;
  readonly text: string;
  readonly target?: WindowName;
}

function lookOf(notice: Notice): Look {
  const words = wordsOf(deskWords).banners;
  if (notice.kind === "level") {
    const { level, rank, previousRank } = notice.message;
    return {
      mark: (
        <span class="app-badge app-badge-small">
          <LaurelMark size={24} />
        </span>
      ),
      title: words.level(formatNumber(level)),
      text: rank === previousRank ? words.sameRank : words.newRank(wordsOf(rankNames)[rank]),
    };
  }
  if (notice.kind === "achievement") {
    const { icon, tier, points } = notice.message.achievement;
    return {
      mark: <BannerMedal icon={icon} tier={tier} />,
      title: titleIn(currentLanguage(), notice.message.achievement),
      text: words.achievement(formatNumber(points)),
      target: "achievements",
    };
  }
  if (notice.kind === "change") {
    const { kind, points } = notice.message;
    const title = titleIn(currentLanguage(), notice.message);
    return {
      mark: (
        <span class="app-badge app-badge-small" data-tone="change">
          {kind === "event_reversed" ? <Undo2 size={20} /> : <PencilLine size={20} />}
        </span>
      ),
      title: points === 0 ? title : words.change(title, formatSigned(points)),
      text: notificationText(notice.message, currentLanguage()),
      target: "activity",
    };
  }
  if (notice.kind === "told") {
    const { kind, title, text } = notice.message;
    return {
      mark: (
        <span class="app-badge app-badge-small" data-tone={kind === "goal" ? "challenge" : kind}>
          {kind === "streak"
            ? <Flame size={20} />
            : kind === "boost"
            ? <Zap size={20} />
            : kind === "goal"
            ? <Target size={22} />
            : <CalendarCheck size={20} />}
        </span>
      ),
      title,
      text,
      ...(kind === "streak" ? { target: "streak" as const } : {}),
    };
  }
  const { challenge, pointsEarned } = notice.message;
  return {
    mark: (
      <span class="app-badge app-badge-small" data-tone="challenge">
        <Target size={22} />
      </span>
    ),
    title: titleIn(currentLanguage(), challenge),
    text: pointsEarned > 0 ? words.challengeWon(formatNumber(pointsEarned)) : words.targetReached,
    target: "challenges",
  };
}
