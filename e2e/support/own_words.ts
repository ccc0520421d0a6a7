import { assertEquals } from "@std/assert";

/**
 * Asserts that a server printed what it means to say, and no stack trace of the runtime: those come
 * from an error that no part of Laurel took, and an operator can do nothing with them.
 */
export function assertOwnWords(output: string): void {
  const traces = output.split("\n").filter((line) => /^\s+at \S/.test(line));
  assertEquals(traces, [], `The server printed a stack trace:\n${output}`);
}
