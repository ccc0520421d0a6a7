import type { Achievement } from "@/core/achievements/achievements.ts";
import { atLeast, atMost, countOf, family, is, sum } from "./family.ts";

export const DIALER: readonly Achievement[] = [
  ...family("calls", {
    category: "dialer",
    icon: "phone",
    metric: countOf("call_completed"),
  }, [
    {
      key: "calls_25",
      title: "Hello?",
      description: "Complete 25 calls.",
      tier: 1,
      points: 15,
      target: 25,
    },
    {
      key: "calls_100",
      title: "Good on the phone",
      description: "Complete 100 calls.",
      tier: 2,
      points: 60,
      target: 100,
    },
    {
      key: "calls_500",
      title: "Known by voice",
      description: "Complete 500 calls.",
      tier: 3,
      points: 200,
      target: 500,
      icon: "phone-call",
    },
    {
      key: "calls_2500",
      title: "The line is always open",
      description: "Complete 2,500 calls.",
      tier: 5,
      points: 750,
      target: 2_500,
      icon: "crown",
    },
  ]),
  ...family("talk_time", {
    category: "dialer",
    icon: "mic",
    metric: sum("call_completed", "talkTime"),
  }, [
    {
      key: "talk_10_hours",
      title: "Ten hours on air",
      description: "Talk for ten hours in completed calls, all taken together.",
      tier: 1,
      points: 40,
      target: 36_000,
    },
    {
      key: "talk_50_hours",
      title: "Radio host",
      description: "Talk for 50 hours in completed calls, all taken together.",
      tier: 3,
      points: 200,
      target: 180_000,
      icon: "mic-vocal",
    },
    {
      key: "talk_250_hours",
      title: "Voice like velvet",
      description: "Talk for 250 hours in completed calls, all taken together.",
      tier: 5,
      points: 800,
      target: 900_000,
      icon: "crown",
    },
  ]),
  ...family("calls_in_a_day", {
    category: "dialer",
    icon: "phone-call",
    metric: countOf("call_completed"),
    span: "day",
  }, [
    {
      key: "calls_day_25",
      title: "Phone still warm",
      description: "Complete 25 calls in one day. The count starts over every day.",
      tier: 2,
      points: 30,
      target: 25,
      repeatable: true,
    },
  ]),
  ...family("quick_pickups", {
    category: "dialer",
    icon: "phone-incoming",
    metric: countOf("inbound_handled", atMost("responseTime", 20)),
  }, [
    {
      key: "quick_pickups_25",
      title: "Third ring",
      description: "Take 25 inbound calls within 20 seconds each.",
      tier: 1,
      points: 30,
      target: 25,
    },
    {
      key: "quick_pickups_250",
      title: "Hand on the receiver",
      description: "Take 250 inbound calls within 20 seconds each.",
      tier: 3,
      points: 200,
      target: 250,
    },
  ]),
  ...family("conversions", {
    category: "dialer",
    icon: "phone-outgoing",
    metric: countOf("outbound_success", is("converted", true)),
  }, [
    {
      key: "conversions_10",
      title: "From cold to warm",
      description: "Convert 10 outbound calls.",
      tier: 2,
      points: 75,
      target: 10,
    },
    {
      key: "conversions_100",
      title: "Could sell ice in winter",
      description: "Convert 100 outbound calls.",
      tier: 4,
      points: 400,
      target: 100,
    },
  ]),
  ...family("fine_calls", {
    category: "dialer",
    icon: "headset",
    metric: countOf("call_quality_scored", atLeast("quality", 0.9)),
  }, [
    {
      key: "fine_calls_10",
      title: "For training purposes",
      description: "Have 10 calls reviewed with a quality of 0.9 or better.",
      tier: 2,
      points: 50,
      target: 10,
    },
    {
      key: "fine_calls_100",
      title: "Play that one again",
      description: "Have 100 calls reviewed with a quality of 0.9 or better.",
      tier: 4,
      points: 350,
      target: 100,
    },
  ]),
  ...family("good_listener", {
    category: "dialer",
    icon: "ear",
    metric: countOf("call_completed", atLeast("talkTime", 1_200), atLeast("satisfaction", 0.9)),
  }, [
    {
      key: "good_listener",
      title: "Good listener",
      description:
        "Stay on 5 calls for 20 minutes or more, and leave each customer with a satisfaction of 0.9 or better.",
      tier: 3,
      points: 75,
      target: 5,
      secret: true,
    },
  ]),
];
