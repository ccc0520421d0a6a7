import type { Achievement } from "@/core/achievements/achievements.ts";
import { count, everything, family } from "./family.ts";

export const MILESTONES: readonly Achievement[] = [
  ...family("points", {
    category: "milestones",
    icon: "star",
    metric: everything("points"),
  }, [
    {
      key: "points_2500",
      title: "Off the ground",
      description: "Earn 2,500 points with work, challenges and spins.",
      ...{ tier: 1, points: 25, target: 2_500 },
    },
    {
      key: "points_10000",
      title: "Ten thousand",
      description: "Earn 10,000 points with work, challenges and spins.",
      ...{ tier: 2, points: 100, target: 10_000 },
    },
    {
      key: "points_50000",
      title: "Counting in thousands",
      description: "Earn 50,000 points with work, challenges and spins.",
      ...{ tier: 3, points: 300, target: 50_000 },
      icon: "award",
    },
    {
      key: "points_250000",
      title: "A quarter of a million",
      description: "Earn 250,000 points with work, challenges and spins.",
      ...{ tier: 4, points: 600, target: 250_000 },
      icon: "gem",
    },
    {
      key: "points_1000000",
      title: "Millionaire",
      description: "Earn 1,000,000 points with work, challenges and spins.",
      ...{ tier: 5, points: 1_000, target: 1_000_000 },
      icon: "crown",
    },
  ]),
  ...family("points_in_a_day", {
    category: "milestones",
    icon: "sun",
    metric: everything("points"),
    span: "day",
  }, [
    {
      key: "points_day_500",
      title: "Good day",
      description: "Earn 500 points with work, challenges and spins in one day.",
      ...{ tier: 1, points: 20, target: 500 },
    },
    {
      key: "points_day_800",
      title: "Great day",
      description: "Earn 800 points with work, challenges and spins in one day.",
      ...{ tier: 2, points: 60, target: 800 },
    },
    {
      key: "points_day_1500",
      title: "Day to remember",
      description: "Earn 1,500 points with work, challenges and spins in one day.",
      ...{ tier: 4, points: 200, target: 1_500 },
      icon: "rocket",
    },
  ]),
  ...family("points_in_a_week", {
    category: "milestones",
    icon: "chart-column-increasing",
    metric: everything("points"),
    span: "week",
  }, [
    {
      key: "points_week_2000",
      title: "Good week",
      description: "Earn 2,000 points with work, challenges and spins in one week.",
      ...{ tier: 2, points: 80, target: 2_000 },
    },
    {
      key: "points_week_4000",
      title: "Week to remember",
      description: "Earn 4,000 points with work, challenges and spins in one week.",
      ...{ tier: 4, points: 250, target: 4_000 },
    },
  ]),
  ...family("spins", {
    category: "milestones",
    icon: "ferris-wheel",
    metric: count("spin_won"),
  }, [
    {
      key: "spins_5",
      title: "Round it goes",
      description: "Spin the wheel 5 times.",
      ...{ tier: 1, points: 10, target: 5 },
    },
    {
      key: "spins_25",
      title: "Giddy",
      description: "Spin the wheel 25 times.",
      ...{ tier: 2, points: 50, target: 25 },
    },
    {
      key: "spins_100",
      title: "At home at the fair",
      description: "Spin the wheel 100 times.",
      ...{ tier: 3, points: 150, target: 100 },
    },
  ]),
  ...family("what_day_is_it", {
    category: "milestones",
    icon: "hourglass",
    metric: everything("count"),
    span: "day",
  }, [
    {
      key: "what_day_is_it",
      title: "What day is it?",
      description: "Do 100 things that pay in one day. Now go home.",
      ...{ tier: 4, points: 150, target: 100 },
      secret: true,
    },
  ]),
];
