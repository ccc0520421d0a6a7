import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { makeLinkToken } from "@/services/auth/link_token.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { runShellCommand, shellCommandSchema } from "./commands.ts";
import type { ShellInput } from "./input.ts";

/** Where tasks find the server that has the data directory, and what proves that they may ask. */
export const shellFileSchema = z.object({ port: z.int(), token: z.string() });

/** Returns the file in a data directory with {@link shellFileSchema}. */
export const shellFile = (dataDir: string) => `${dataDir}/shell.json`;

/** Stops listening. */
export interface Shell {
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 16 * 1024;

/**
 * Listens for commands of tasks, since only this process can use the embedded database. It has a port
 * of its own on the loopback address, which no proxy leads to. Whoever asks proves with the token that
 * they can read the data directory: the file is for its owner only.
 */
export async function openShell(
  input: ShellInput,
  { dataDir, reportError }: { readonly dataDir: string; readonly reportError: ReportError },
): Promise<Shell> {
  const { token } = makeLinkToken();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request) => {
      try {
        return await answer(input, token, request);
      } catch (error) {
        if (error instanceof ProblemError) {
          const { status, detail } = error.problem;
          return Response.json({ detail }, { status });
        }
        reportError("auth", "a command from the shell failed", error, { isRefusal: true });
        return Response.json({ detail: "The command failed; see the log." }, { status: 500 });
      }
    },
  );
  const path = shellFile(dataDir);
  await writeOwn(path, JSON.stringify({ port: server.addr.port, token }));
  return {
    async close() {
      await Deno.remove(path).catch((error) => {
        if (!(error instanceof Deno.errors.NotFound)) throw error;
      });
      await server.shutdown();
    },
  };
}

async function answer(input: ShellInput, token: string, request: Request): Promise<Response> {
  const given = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  // A browser sends Origin; no page has any business here.
  if (!isSame(given, token) || request.headers.has("origin") || request.method !== "POST") {
    await request.body?.cancel();
    return Response.json({ detail: "The token is not right." }, { status: 403 });
  }
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) {
    await request.body?.cancel();
    return Response.json({ detail: "The command is too long." }, { status: 413 });
  }
  const command = shellCommandSchema.safeParse(await request.json());
  if (!command.success) {
    const detail = command.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    return Response.json({ detail: detail.join("; ") }, { status: 422 });
  }
  return Response.json(await runShellCommand(input, command.data) ?? null);
}

/** Compares in constant time. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

/** Writes a file that only its owner can read; a crash leaves no half-written one. */
async function writeOwn(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  // A file that is there keeps its mode, so it must not be there.
  await Deno.remove(draft).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  await Deno.writeTextFile(draft, text, { mode: 0o600, createNew: true });
  await Deno.rename(draft, path);
}
