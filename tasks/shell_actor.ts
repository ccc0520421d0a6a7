import { userInfo } from "node:os";
import type { Actor } from "@/core/audit.ts";

/** Who runs a task, for the audit log: the user of the operating system. */
export function shellActor(): Actor {
  return { kind: "shell", id: null, name: userName() };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // In some containers the process's user has no name.
    return Deno.env.get("USER") ?? "unknown";
  }
}
