import { useEffect, useMemo } from "preact/hooks";
import type { DeskData } from "@/core/desk.ts";
import { storedBounds } from "@/components/offline/use_stored_desk.ts";
import { createFrameQueue } from "@/components/live/frame_queue.ts";
import { shareStream } from "@/components/live/shared_stream.ts";
import { createCenter } from "@/components/notifications/center_model.ts";
import { announceTold } from "./announce_told.ts";
import { createApi } from "@/components/shared/api.ts";
import { createDeskModel, type DeskModel } from "./desk_model.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { leaveToSignIn } from "@/components/shared/session_end.ts";
import { createReloader } from "./reloader.ts";
import { createRewardsModel } from "@/components/rewards/rewards_model.ts";
import {
  createServerClock,
  pageBounds,
  type ServerClock,
} from "@/components/shared/server_clock.ts";

const TICK_MILLISECONDS = 20_000;
// All desks of a company see midnight at the same moment. They spread their requests for the new
// day over this time.
const MIDNIGHT_SPREAD_MILLISECONDS = 20_000;

/**
 * The live desk: the state of the first paint, kept current by the shared stream.
 * @param person a name for the person, for sharing the connection between tabs
 * @param drawnAt the server's time of the first paint, milliseconds since the epoch
 */
export function useDesk(
  initial: DeskData,
  { person, drawnAt }: { readonly person: string; readonly drawnAt: number },
): { readonly model: DeskModel; readonly clock: ServerClock } {
  const desk = useMemo(() => {
    const clock = createServerClock(storedBounds() ?? pageBounds(drawnAt));
    const api = createApi(clock);
    const center = initial.agent && initial.notifications &&
      createCenter(initial.notifications, api, (told) => void announceTold(told, rewards?.notices));
    const rewards = initial.agent && initial.rewards &&
      createRewardsModel(
        initial.agent.id,
        initial.rewards,
        api,
        (kind) => center?.mayShow(kind, clock.now()) ?? true,
      );
    const reloader = createReloader({
      onData: (data) => model.load(data),
      onSignedOut: leaveToSignIn,
    });
    const model = createDeskModel(initial, reloader, rewards, center);
    return { model, reloader, clock };
  }, []);

  useEffect(() => {
    const { model, reloader } = desk;
    let leave: (() => void) | null = null;
    const frames = createFrameQueue(model.receive);
    const join = () => {
      leave ??= shareStream(person, {
        position: model.position,
        onFrame: frames.add,
        onPosition: (position) => {
          frames.flush();
          model.skipTo(position);
        },
        onStatus: (status) => {
          model.stream.value = status;
          if (status === "live") model.rewards?.refresh();
        },
        onTrouble: () => reloader.requestReload("soon"),
      });
    };
    const part = () => {
      leave?.();
      leave = null;
      frames.stop();
    };
    join();
    // A page in the browser's back/forward cache must not hold the lock. It joins again when it is
    // restored.
    addEventListener("pagehide", part);
    addEventListener("pageshow", join);

    const serverNow = () => new Date(desk.clock.now());
    let day = localDay(serverNow(), initial.timeZone);
    let midnight: ReturnType<typeof setTimeout> | undefined;
    const clock = setInterval(() => {
      const now = serverNow();
      const today = localDay(now, initial.timeZone);
      if (today === day) return;
      day = today;
      model.beginDay(now);
      midnight = setTimeout(
        () => reloader.requestReload("now"),
        Math.random() * MIDNIGHT_SPREAD_MILLISECONDS,
      );
    }, TICK_MILLISECONDS);

    return () => {
      clearInterval(clock);
      clearTimeout(midnight);
      removeEventListener("pagehide", part);
      removeEventListener("pageshow", join);
      part();
      reloader.stop();
    };
  }, []);

  return desk;
}
