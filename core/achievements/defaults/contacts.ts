import type { Achievement } from "@/core/achievements/achievements.ts";
import { atLeast, countOf, family, is } from "./family.ts";

export const CONTACTS: readonly Achievement[] = [
  ...family("new_contacts", {
    category: "contacts",
    icon: "user-plus",
    metric: countOf("new_contact"),
  }, [
    {
      key: "contacts_25",
      title: "Nice to meet you",
      description: "Add 25 new contacts.",
      tier: 1,
      points: 20,
      target: 25,
    },
    {
      key: "contacts_100",
      title: "Little black book",
      description: "Add 100 new contacts.",
      tier: 2,
      points: 100,
      target: 100,
      icon: "notebook-tabs",
    },
    {
      key: "contacts_500",
      title: "Knows everybody",
      description: "Add 500 new contacts.",
      tier: 4,
      points: 400,
      target: 500,
      icon: "contact",
    },
  ]),
  ...family("vip_contacts", {
    category: "contacts",
    icon: "star",
    metric: countOf("new_contact", is("vip", true)),
  }, [
    {
      key: "vip_contacts_5",
      title: "Red carpet",
      description: "Add 5 contacts that are marked as VIP.",
      tier: 2,
      points: 60,
      target: 5,
    },
    {
      key: "vip_contacts_25",
      title: "Friends in high places",
      description: "Add 25 contacts that are marked as VIP.",
      tier: 3,
      points: 200,
      target: 25,
    },
  ]),
  ...family("clean_contacts", {
    category: "contacts",
    icon: "id-card",
    metric: countOf("new_contact", atLeast("dataQuality", 0.9)),
  }, [
    {
      key: "clean_contacts_25",
      title: "Neat handwriting",
      description: "Add 25 new contacts with a data quality of 0.9 or better.",
      tier: 2,
      points: 60,
      target: 25,
    },
    {
      key: "clean_contacts_250",
      title: "Nothing left to ask",
      description: "Add 250 new contacts with a data quality of 0.9 or better.",
      tier: 4,
      points: 300,
      target: 250,
    },
  ]),
  ...family("follow_ups", {
    category: "contacts",
    icon: "calendar-check",
    metric: countOf("follow_up_completed", is("onTime", true)),
  }, [
    {
      key: "follow_ups_10",
      title: "As promised",
      description: "Complete 10 follow-ups on time.",
      tier: 1,
      points: 25,
      target: 10,
    },
    {
      key: "follow_ups_100",
      title: "A person of their word",
      description: "Complete 100 follow-ups on time.",
      tier: 2,
      points: 100,
      target: 100,
    },
    {
      key: "follow_ups_500",
      title: "You can set your watch by it",
      description: "Complete 500 follow-ups on time.",
      tier: 4,
      points: 400,
      target: 500,
      icon: "clock-check",
    },
  ]),
  ...family("follow_ups_in_a_week", {
    category: "contacts",
    icon: "list-checks",
    metric: countOf("follow_up_completed", is("onTime", true)),
    span: "week",
  }, [
    {
      key: "follow_ups_week_15",
      title: "Nobody forgotten",
      description: "Complete 15 follow-ups on time in one week. The count starts over every week.",
      tier: 2,
      points: 40,
      target: 15,
      repeatable: true,
    },
  ]),
  ...family("better_records", {
    category: "contacts",
    icon: "brush",
    metric: countOf("contact_updated", atLeast("completenessGain", 0.2)),
  }, [
    {
      key: "better_records_25",
      title: "Spring cleaning",
      description: "Make 25 records more complete, each by a fifth or more.",
      tier: 1,
      points: 30,
      target: 25,
    },
    {
      key: "better_records_250",
      title: "Keeper of the archive",
      description: "Make 250 records more complete, each by a fifth or more.",
      tier: 3,
      points: 200,
      target: 250,
      icon: "archive",
    },
  ]),
  ...family("from_scratch", {
    category: "contacts",
    icon: "lightbulb",
    metric: countOf("contact_updated", atLeast("completenessGain", 0.7)),
  }, [
    {
      key: "from_scratch",
      title: "Nothing was known of them",
      description: "Turn 5 nearly empty records into nearly complete ones, each in one update.",
      tier: 3,
      points: 75,
      target: 5,
      secret: true,
    },
  ]),
];
