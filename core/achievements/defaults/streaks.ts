import type { Achievement } from "@/core/achievements/achievements.ts";
import { everything, family, STREAK_LENGTH } from "./family.ts";

export const STREAKS: readonly Achievement[] = [
  ...family("streak", {
    category: "streaks",
    icon: "flame",
    metric: STREAK_LENGTH,
  }, [
    {
      key: "streak_10",
      title: "Ten in a row",
      description: "Keep a streak for 10 working days. Counts for every streak that gets there.",
      tier: 1,
      points: 75,
      target: 10,
      repeatable: true,
    },
    {
      key: "streak_20",
      title: "A month of it",
      description: "Keep a streak for 20 working days.",
      tier: 2,
      points: 150,
      target: 20,
    },
    {
      key: "streak_60",
      title: "Through the seasons",
      description: "Keep a streak for 60 working days.",
      tier: 4,
      points: 400,
      target: 60,
      icon: "calendar-days",
    },
    {
      key: "streak_120",
      title: "Unbroken",
      description: "Keep a streak for 120 working days.",
      tier: 5,
      points: 1_000,
      target: 120,
      icon: "mountain",
    },
  ]),
  ...family("active_days", {
    category: "streaks",
    icon: "footprints",
    metric: everything("days"),
  }, [
    {
      key: "active_days_20",
      title: "Part of the furniture",
      description: "Earn points on 20 days, in a row or not.",
      tier: 1,
      points: 40,
      target: 20,
    },
    {
      key: "active_days_60",
      title: "A regular",
      description: "Earn points on 60 days, in a row or not.",
      tier: 2,
      points: 100,
      target: 60,
    },
    {
      key: "active_days_120",
      title: "Half a working year",
      description: "Earn points on 120 days, in a row or not.",
      tier: 3,
      points: 250,
      target: 120,
    },
    {
      key: "active_days_240",
      title: "Been here, done that",
      description: "Earn points on 240 days, in a row or not.",
      tier: 5,
      points: 750,
      target: 240,
      icon: "tree-deciduous",
    },
  ]),
  ...family("reply_days", {
    category: "streaks",
    icon: "sunrise",
    metric: { events: ["message_response"], measure: { kind: "days" } },
  }, [
    {
      key: "reply_days_50",
      title: "Somebody is always there",
      description: "Answer messages on 50 days, in a row or not.",
      tier: 2,
      points: 75,
      target: 50,
    },
  ]),
  ...family("call_days", {
    category: "streaks",
    icon: "headset",
    metric: { events: ["call_completed"], measure: { kind: "days" } },
  }, [
    {
      key: "call_days_50",
      title: "Never lost the thread",
      description: "Complete calls on 50 days, in a row or not.",
      tier: 2,
      points: 75,
      target: 50,
    },
  ]),
];
