import { z } from "zod";
import { describeIssue } from "@/core/problems/issue_words.ts";

// All validation errors use the same wording.
z.config({ customError: describeIssue });

/** One invalid field, and the reason. */
export interface FieldError {
  /** Dotted path into the request, for example `data.quality`. */
  readonly path: string;
  readonly message: string;
}

/** An error answer as the client gets it (RFC 9457). */
export interface Problem {
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** The kind of problem, for people. */
  readonly title: string;
  /** This case: the value, the reason, and how to correct it. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number;
}

/** Thrown by use cases to refuse a request with a {@link Problem}. */
export class ProblemError extends Error {
  override name = "ProblemError";
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}
