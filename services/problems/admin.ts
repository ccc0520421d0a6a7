import { ProblemError } from "./mod.ts";

/**
 * Returns the problem for one invalid field.
 * @param message continues a sentence that starts with the field's name: "is …"
 */
export function invalidField(path: string, message: string): ProblemError {
  return new ProblemError({
    status: 422,
    code: "validation_failed",
    title: "The request is not valid",
    detail: `${path}: ${message}`,
    errors: [{ path, message }],
  });
}

/** Returns the problem for a team that does not exist. @param path the field that names it */
export function unknownTeam(id: string, path = "team"): ProblemError {
  return new ProblemError({
    status: 422,
    code: "unknown_team",
    title: "The team does not exist",
    detail: `No team has the id "${id}". Create the team first.`,
    errors: [{ path, message: "names no team" }],
  });
}

/** Returns the problem for an agent that does not exist. @param path the field that names it */
export function unknownAgent(id: string, path = "agent"): ProblemError {
  return new ProblemError({
    status: 422,
    code: "unknown_agent",
    title: "The agent does not exist",
    detail: `No agent has the id "${id}". Create the agent first.`,
    errors: [{ path, message: "names no agent" }],
  });
}
