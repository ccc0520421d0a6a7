import type { Achievement } from "@/core/achievements/achievements.ts";
import { atLeast, atMost, count, family } from "./family.ts";

export const PIPELINE: readonly Achievement[] = [
  ...family("leads", {
    category: "pipeline",
    icon: "funnel",
    metric: count("lead_qualified"),
  }, [
    {
      key: "leads_25",
      title: "A nose for it",
      description: "Qualify 25 leads.",
      ...{ tier: 1, points: 20, target: 25 },
    },
    {
      key: "leads_50",
      title: "Prospector",
      description: "Qualify 50 leads.",
      ...{ tier: 2, points: 80, target: 50 },
    },
    {
      key: "leads_250",
      title: "Panning for gold",
      description: "Qualify 250 leads.",
      ...{ tier: 3, points: 250, target: 250 },
    },
    {
      key: "leads_1000",
      title: "Mother lode",
      description: "Qualify 1,000 leads.",
      ...{ tier: 4, points: 600, target: 1_000 },
      icon: "gem",
    },
  ]),
  ...family("sure_leads", {
    category: "pipeline",
    icon: "crosshair",
    metric: count("lead_qualified", atLeast("accuracy", 0.9)),
  }, [
    {
      key: "sure_leads_25",
      title: "Good judgment",
      description: "Qualify 25 leads with an accuracy of 0.9 or better.",
      ...{ tier: 2, points: 80, target: 25 },
    },
    {
      key: "sure_leads_250",
      title: "Knows before they do",
      description: "Qualify 250 leads with an accuracy of 0.9 or better.",
      ...{ tier: 4, points: 350, target: 250 },
    },
  ]),
  ...family("deals", {
    category: "pipeline",
    icon: "handshake",
    metric: count("deal_won"),
  }, [
    {
      key: "deals_5",
      title: "Signed!",
      description: "Win 5 deals.",
      ...{ tier: 1, points: 40, target: 5 },
    },
    {
      key: "deals_20",
      title: "Closer",
      description: "Win 20 deals.",
      ...{ tier: 2, points: 120, target: 20 },
    },
    {
      key: "deals_75",
      title: "Rainmaker",
      description: "Win 75 deals.",
      ...{ tier: 3, points: 300, target: 75 },
    },
    {
      key: "deals_250",
      title: "The ink never dries",
      description: "Win 250 deals.",
      ...{ tier: 5, points: 1_000, target: 250 },
      icon: "crown",
    },
  ]),
  ...family("deals_in_a_week", {
    category: "pipeline",
    icon: "calendar-check",
    metric: count("deal_won"),
    span: "week",
  }, [
    {
      key: "deals_week_5",
      title: "High five",
      description: "Win five deals in one week. Counts every week anew.",
      ...{ tier: 2, points: 60, target: 5 },
      repeatable: true,
    },
    {
      key: "deals_week_10",
      title: "On a roll",
      description: "Win ten deals in one week. Counts every week anew.",
      ...{ tier: 4, points: 150, target: 10 },
      icon: "rocket",
      repeatable: true,
    },
  ]),
  ...family("fast_deals", {
    category: "pipeline",
    icon: "timer",
    metric: count("deal_won", atMost("cycleDays", 14)),
  }, [
    {
      key: "fast_deals_5",
      title: "Short story",
      description: "Win 5 deals within 14 days each.",
      ...{ tier: 2, points: 75, target: 5 },
    },
    {
      key: "fast_deals_25",
      title: "No time to cool off",
      description: "Win 25 deals within 14 days each.",
      ...{ tier: 3, points: 250, target: 25 },
    },
  ]),
  ...family("love_at_first_sight", {
    category: "pipeline",
    icon: "heart-handshake",
    metric: count("deal_won", atMost("cycleDays", 1)),
  }, [
    {
      key: "love_at_first_sight",
      title: "Love at first sight",
      description: "Win 5 deals within a day each.",
      ...{ tier: 4, points: 150, target: 5 },
      secret: true,
    },
  ]),
  ...family("still_standing", {
    category: "pipeline",
    icon: "shield",
    metric: count("deal_lost"),
  }, [
    {
      key: "still_standing",
      title: "Still standing",
      description: "Lose 25 deals, and keep at it. Everybody who wins has done that.",
      ...{ tier: 2, points: 50, target: 25 },
      secret: true,
    },
  ]),
];
