import type { Achievement } from "@/core/achievements/achievements.ts";
import { atLeast, atMost, count, family, is } from "./family.ts";

export const CHAT: readonly Achievement[] = [
  ...family("replies", {
    category: "chat",
    icon: "message-circle",
    metric: count("message_response"),
  }, [
    {
      key: "replies_25",
      title: "First words",
      description: "Answer 25 messages.",
      ...{ tier: 1, points: 15, target: 25 },
    },
    {
      key: "replies_100",
      title: "Warmed up",
      description: "Answer 100 messages.",
      ...{ tier: 2, points: 50, target: 100 },
    },
    {
      key: "replies_1000",
      title: "Never lost for words",
      description: "Answer 1,000 messages.",
      ...{ tier: 3, points: 200, target: 1_000 },
      icon: "message-circle-more",
    },
    {
      key: "replies_5000",
      title: "The voice of the house",
      description: "Answer 5,000 messages.",
      ...{ tier: 4, points: 500, target: 5_000 },
      icon: "message-circle-heart",
    },
    {
      key: "replies_20000",
      title: "Living legend of the inbox",
      description: "Answer 20,000 messages.",
      ...{ tier: 5, points: 1_000, target: 20_000 },
      icon: "crown",
    },
  ]),
  ...family("quick_replies", {
    category: "chat",
    icon: "zap",
    metric: count("message_response", atMost("responseTime", 60)),
  }, [
    {
      key: "quick_replies_50",
      title: "Quick on the keys",
      description: "Answer 50 messages within a minute each.",
      ...{ tier: 1, points: 30, target: 50 },
    },
    {
      key: "quick_replies_500",
      title: "Nobody waits here",
      description: "Answer 500 messages within a minute each.",
      ...{ tier: 2, points: 120, target: 500 },
    },
    {
      key: "quick_replies_2500",
      title: "Faster than the kettle",
      description: "Answer 2,500 messages within a minute each.",
      ...{ tier: 4, points: 400, target: 2_500 },
    },
  ]),
  ...family("fine_replies", {
    category: "chat",
    icon: "feather",
    metric: count("message_response", atLeast("quality", 0.9)),
  }, [
    {
      key: "fine_replies_50",
      title: "Well put",
      description: "Write 50 answers with a quality of 0.9 or better.",
      ...{ tier: 2, points: 60, target: 50 },
    },
    {
      key: "fine_replies_500",
      title: "Wordsmith",
      description: "Write 500 answers with a quality of 0.9 or better.",
      ...{ tier: 3, points: 250, target: 500 },
    },
    {
      key: "fine_replies_2500",
      title: "Could have been a novelist",
      description: "Write 2,500 answers with a quality of 0.9 or better.",
      ...{ tier: 5, points: 750, target: 2_500 },
    },
  ]),
  ...family("replies_in_a_day", {
    category: "chat",
    icon: "coffee",
    metric: count("message_response"),
    span: "day",
  }, [
    {
      key: "replies_day_30",
      title: "Busy day at the inbox",
      description: "Answer 30 messages in one day. Counts every day anew.",
      ...{ tier: 1, points: 15, target: 30 },
      repeatable: true,
    },
    {
      key: "replies_day_60",
      title: "Inbox in flames",
      description: "Answer 60 messages in one day. Counts every day anew.",
      ...{ tier: 3, points: 40, target: 60 },
      icon: "flame-kindling",
      repeatable: true,
    },
  ]),
  ...family("resolved", {
    category: "chat",
    icon: "circle-check",
    metric: count("conversation_resolved"),
  }, [
    {
      key: "resolved_25",
      title: "Case closed",
      description: "Resolve 25 conversations.",
      ...{ tier: 1, points: 20, target: 25 },
    },
    {
      key: "resolved_100",
      title: "Problem? What problem?",
      description: "Resolve 100 conversations.",
      ...{ tier: 2, points: 80, target: 100 },
    },
    {
      key: "resolved_1000",
      title: "The one they ask for",
      description: "Resolve 1,000 conversations.",
      ...{ tier: 4, points: 400, target: 1_000 },
    },
  ]),
  ...family("first_contact", {
    category: "chat",
    icon: "target",
    metric: count("conversation_resolved", is("firstContact", true)),
  }, [
    {
      key: "first_contact_25",
      title: "One and done",
      description: "Resolve 25 conversations at the first contact.",
      ...{ tier: 2, points: 60, target: 25 },
    },
    {
      key: "first_contact_250",
      title: "Right the first time",
      description: "Resolve 250 conversations at the first contact.",
      ...{ tier: 3, points: 250, target: 250 },
    },
  ]),
  ...family("delighted", {
    category: "chat",
    icon: "heart",
    metric: count("csat_received", atLeast("score", 0.9)),
  }, [
    {
      key: "delighted_5",
      title: "Made somebody's day",
      description: "Get 5 ratings of 0.9 or better.",
      ...{ tier: 1, points: 20, target: 5 },
    },
    {
      key: "delighted_50",
      title: "Fan club",
      description: "Get 50 ratings of 0.9 or better.",
      ...{ tier: 3, points: 150, target: 50 },
    },
    {
      key: "delighted_250",
      title: "Loved by many",
      description: "Get 250 ratings of 0.9 or better.",
      ...{ tier: 4, points: 500, target: 250 },
      icon: "heart-handshake",
    },
  ]),
  ...family("mind_reader", {
    category: "chat",
    icon: "sparkles",
    metric: count("message_response", atMost("responseTime", 10), atLeast("quality", 0.9)),
  }, [
    {
      key: "mind_reader",
      title: "Mind reader",
      description: "Answer 10 messages within ten seconds, each with a quality of 0.9 or better.",
      ...{ tier: 3, points: 100, target: 10 },
      secret: true,
    },
  ]),
];
