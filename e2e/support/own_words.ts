import { assertEquals } from "@std/assert";

/**
 * Asserts that a server printed what it means to say, and no stack trace or notice of the runtime's:
 * those come from an error that no part of Laurel took, or from how Laurel uses the runtime, and an
 * operator can do nothing with them.
 */
export function assertOwnWords(output: string): void {
  const foreign = output.split("\n").filter((line) => /^(\s+at \S|Deno\.\w+: )/.test(line));
  assertEquals(foreign, [], `The server printed what is not its own:\n${output}`);
}
