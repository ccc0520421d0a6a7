import type { FirstStep } from "@/core/first_steps.ts";

/** A step as the list shows it. */
export interface StepText {
  readonly id: FirstStep;
  readonly title: string;
  /** Why the step matters. */
  readonly why: string;
  /** Where it is done. */
  readonly href: string;
  readonly action: string;
}

/** The first steps in their order. */
export const STEP_TEXTS: readonly StepText[] = [
  {
    id: "people",
    title: "Add the people who talk to customers",
    why: "Add them one by one, bring in a CSV file, or let a connected tool name them.",
    href: "/admin/people",
    action: "Add People",
  },
  {
    id: "tool",
    title: "Connect a tool",
    why: "Live chat, sales pipeline, contact book or phone dialer: it tells Laurel what is done.",
    href: "/admin/integrations",
    action: "Connect a Tool",
  },
  {
    id: "points",
    title: "See the first points",
    why: "The first work of one of your people arrives and pays.",
    href: "/admin/integrations",
    action: "Watch Deliveries",
  },
  {
    id: "invite",
    title: "Invite your team",
    why: "Each person gets a link, chooses a password, and has a desk of their own.",
    href: "/admin/invitations",
    action: "Invite People",
  },
];
