import { z } from "zod";
import { describeIssue } from "@/core/problems/issue_words.ts";

// Whatever refuses a value refuses it in the same words.
z.config({ customError: describeIssue });

/** One field that is wrong, and why. */
export interface FieldError {
  /** Dotted path into what was sent, e.g. `data.quality`. */
  readonly path: string;
  readonly message: string;
}

/** A refusal that is told to the caller (RFC 9457). */
export interface Problem {
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** What is wrong, for people. */
  readonly title: string;
  /** This case: the value, the reason, how to mend it. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number;
}

/** Thrown by use cases to refuse a request with a {@link Problem}. */
export class ProblemError extends Error {
  override name = "ProblemError";
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}
