/** The lock on a data directory, until it is released. */
export interface DirectoryLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly since: string;
}

/**
 * Locks a data directory for this process. PGlite does not lock its directory, and two processes in
 * one directory lose acknowledged rows. The lock is the operating system's lock on an open file: it
 * ends with its process, even after a crash, and a running process cannot lose it.
 * @throws {Error} naming the holder when another process has the directory
 */
export function lockDirectory(directory: string): DirectoryLock {
  Deno.mkdirSync(directory, { recursive: true });
  const path = `${directory}/laurel.lock`;
  const file = Deno.openSync(path, { read: true, write: true, create: true });
  if (!file.tryLockSync(true)) {
    file.close();
    const holder = readHolder(path);
    const who = holder ? `process ${holder.pid} (since ${holder.since})` : "another process";
    throw new Error(
      `the data directory ${directory} is in use by ${who}. Stop that process, or set ` +
        `LAUREL_DATA_DIR to another directory; to run several instances, set DATABASE_URL.`,
    );
  }
  const holder: Holder = { pid: Deno.pid, since: new Date().toISOString() };
  file.truncateSync(0);
  file.writeSync(new TextEncoder().encode(JSON.stringify(holder)));
  file.syncSync();
  let isReleased = false;
  return {
    release() {
      if (isReleased) return;
      isReleased = true;
      file.truncateSync(0);
      file.close();
    },
  };
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(Deno.readTextFileSync(path)) as Holder;
  } catch {
    // The holder may be writing at this moment; only the lock itself matters.
    return undefined;
  }
}
