import type { Problem } from "@/services/problems/mod.ts";

export const OWN_FINDING: Problem = {
  status: 403,
  code: "own_finding",
  title: "This is about your own work",
  detail: "Somebody else has to decide about it: another admin, or a manager of your team.",
};
