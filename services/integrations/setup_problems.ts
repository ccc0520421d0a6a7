import type { Adapter } from "@/integrations/adapter.ts";
import { ProblemError } from "@/services/problems/mod.ts";

/** Another integration has this name. */
export function integrationExists(name: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "integration_exists",
    title: "The name is taken",
    detail: `An integration is called "${name}" already. Choose another name.`,
    errors: [{ path: "name", message: "is taken" }],
  });
}

export function tooManyIntegrations(max: number): ProblemError {
  return new ProblemError({
    status: 409,
    code: "too_many_integrations",
    title: "There are too many integrations",
    detail: `${max} integrations are set up. Delete one that is not used any more.`,
  });
}

export function secretMadeByLaurel(): ProblemError {
  return new ProblemError({
    status: 422,
    code: "secret_made_by_laurel",
    title: "Laurel makes this secret",
    detail:
      "For this tool Laurel makes the secret. Leave it out, or ask for a new one by rotating.",
    errors: [{ path: "secret", message: "is made by Laurel" }],
  });
}

export function secretMadeByTool({ title }: Adapter): ProblemError {
  return new ProblemError({
    status: 422,
    code: "secret_made_by_tool",
    title: "The tool makes this secret",
    detail: `${title} makes this secret. Make a new one there and enter it here.`,
  });
}
