import type { Achievement } from "../achievements.ts";
import { count, family, is } from "./family.ts";

export const TEAMWORK: readonly Achievement[] = [
  ...family("challenges", {
    category: "teamwork",
    icon: "flag",
    metric: count("challenge_completed"),
  }, [
    {
      key: "first_challenge",
      title: "Challenge accepted",
      description: "Be rewarded in your first challenge.",
      ...{ tier: 1, points: 25, target: 1 },
    },
    {
      key: "challenges_10",
      title: "Always in",
      description: "Be rewarded in 10 challenges.",
      ...{ tier: 3, points: 150, target: 10 },
    },
    {
      key: "challenges_50",
      title: "Nothing left to prove",
      description: "Be rewarded in 50 challenges.",
      ...{ tier: 5, points: 750, target: 50 },
      icon: "crown",
    },
  ]),
  ...family("team_challenges", {
    category: "teamwork",
    icon: "users",
    metric: count("challenge_completed", is("kind", "team")),
  }, [
    {
      key: "first_team_challenge",
      title: "Together",
      description: "Be rewarded in a team challenge.",
      ...{ tier: 1, points: 40, target: 1 },
    },
    {
      key: "team_challenges_5",
      title: "Better with these people",
      description: "Be rewarded in 5 team challenges.",
      ...{ tier: 2, points: 100, target: 5 },
    },
    {
      key: "team_challenges_20",
      title: "Glue of the team",
      description: "Be rewarded in 20 team challenges.",
      ...{ tier: 4, points: 400, target: 20 },
      icon: "hand-heart",
    },
  ]),
  ...family("duels", {
    category: "teamwork",
    icon: "swords",
    metric: count("challenge_completed", is("kind", "head_to_head")),
  }, [
    {
      key: "first_duel",
      title: "Touché",
      description: "Win a head-to-head challenge.",
      ...{ tier: 1, points: 40, target: 1 },
    },
    {
      key: "duels_5",
      title: "Fair and square",
      description: "Win 5 head-to-head challenges.",
      ...{ tier: 3, points: 150, target: 5 },
    },
    {
      key: "duels_20",
      title: "Best of friends, all the same",
      description: "Win 20 head-to-head challenges.",
      ...{ tier: 4, points: 400, target: 20 },
    },
  ]),
  ...family("first_places", {
    category: "teamwork",
    icon: "medal",
    metric: count("challenge_completed", is("place", 1)),
  }, [
    {
      key: "first_place",
      title: "Gold",
      description: "Come first in a challenge.",
      ...{ tier: 2, points: 75, target: 1 },
    },
    {
      key: "first_places_10",
      title: "No shelf left",
      description: "Come first in 10 challenges.",
      ...{ tier: 4, points: 400, target: 10 },
      icon: "trophy",
    },
  ]),
];
