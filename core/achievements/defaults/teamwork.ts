import type { Achievement } from "@/core/achievements/achievements.ts";
import { countOf, family, is } from "./family.ts";

export const TEAMWORK: readonly Achievement[] = [
  ...family("challenges", {
    category: "teamwork",
    icon: "flag",
    metric: countOf("challenge_completed"),
  }, [
    {
      key: "challenges_3",
      title: "Challenge accepted",
      description: "Be rewarded in 3 challenges.",
      tier: 1,
      points: 30,
      target: 3,
    },
    {
      key: "challenges_15",
      title: "Always in",
      description: "Be rewarded in 15 challenges.",
      tier: 3,
      points: 150,
      target: 15,
    },
    {
      key: "challenges_50",
      title: "Nothing left to prove",
      description: "Be rewarded in 50 challenges.",
      tier: 5,
      points: 750,
      target: 50,
      icon: "crown",
    },
  ]),
  ...family("team_challenges", {
    category: "teamwork",
    icon: "users",
    metric: countOf("challenge_completed", is("kind", "team")),
  }, [
    {
      key: "team_challenges_3",
      title: "Together",
      description: "Be rewarded in 3 team challenges.",
      tier: 1,
      points: 40,
      target: 3,
    },
    {
      key: "team_challenges_10",
      title: "Better with these people",
      description: "Be rewarded in 10 team challenges.",
      tier: 2,
      points: 100,
      target: 10,
    },
    {
      key: "team_challenges_25",
      title: "Glue of the team",
      description: "Be rewarded in 25 team challenges.",
      tier: 4,
      points: 400,
      target: 25,
      icon: "hand-heart",
    },
  ]),
  ...family("duels", {
    category: "teamwork",
    icon: "swords",
    metric: countOf("challenge_completed", is("kind", "head_to_head")),
  }, [
    {
      key: "duels_3",
      title: "Touché",
      description: "Win 3 head-to-head challenges.",
      tier: 1,
      points: 40,
      target: 3,
    },
    {
      key: "duels_10",
      title: "Fair and square",
      description: "Win 10 head-to-head challenges.",
      tier: 3,
      points: 150,
      target: 10,
    },
    {
      key: "duels_25",
      title: "Best of friends, all the same",
      description: "Win 25 head-to-head challenges.",
      tier: 4,
      points: 400,
      target: 25,
    },
  ]),
  ...family("first_places", {
    category: "teamwork",
    icon: "medal",
    metric: countOf("challenge_completed", is("place", 1)),
  }, [
    {
      key: "first_places_3",
      title: "Gold",
      description: "Come first in 3 challenges.",
      tier: 2,
      points: 75,
      target: 3,
    },
    {
      key: "first_places_10",
      title: "No shelf left",
      description: "Come first in 10 challenges.",
      tier: 4,
      points: 400,
      target: 10,
      icon: "trophy",
    },
  ]),
];
