import { assertEquals } from "@std/assert";

/**
 * Asserts that a server printed only its own messages, and no stack traces or warnings of the
 * runtime. Those come from unhandled errors or from wrong use of the runtime, and operators can do
 * nothing about them.
 */
export function assertOwnWords(output: string): void {
  const foreign = output.split("\n").filter((line) => /^(\s+at \S|Deno\.\w+: )/.test(line));
  assertEquals(foreign, [], `The server printed what is not its own:\n${output}`);
}
