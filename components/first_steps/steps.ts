import type { FirstStep } from "@/core/first_steps.ts";

/** A step of the list. */
export interface Step {
  readonly id: FirstStep;
  /** Where it is done. */
  readonly href: string;
}

/** The first steps in their order. */
export const STEPS: readonly Step[] = [
  { id: "people", href: "/admin/people" },
  { id: "tool", href: "/admin/integrations" },
  { id: "points", href: "/admin/integrations" },
  { id: "invite", href: "/admin/invitations" },
];
