/**
 * A private PostgreSQL for the tests, in its own folder and on its own port. It is removed
 * afterwards.
 */
import { findFolderWith, pathFolders } from "./find_program.ts";
import { withFreePort } from "./free_port.ts";
import { startChild } from "./process.ts";
import { makeTempFolder, removeFolder } from "./temp.ts";

export interface RunningPart {
  url: string;
  /** Stops the part and removes its folder. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Returns the folder of the newest version with `initdb` and `postgres`, or undefined when there is
 * none.
 */
export async function findPostgres(): Promise<string | undefined> {
  const versions: string[] = [];
  try {
    for await (const entry of Deno.readDir("/usr/lib/postgresql")) versions.push(entry.name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  // Debian keeps the server's programs outside of PATH, in one folder per major version.
  versions.sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => `/usr/lib/postgresql/${version}/bin`);
  return await findFolderWith([...pathFolders(), ...folders], ["initdb", "postgres"]);
}

/** A PostgreSQL that can be made as durable as one in production. */
export interface RunningPostgres extends RunningPart {
  /** Makes the server wait for the disk at each commit from now on. */
  waitForDisk(): Promise<void>;
}

/**
 * Starts PostgreSQL from the programs in `binFolder`, reachable on 127.0.0.1 only. At first it does
 * not wait for the disk at commits: a crash of the machine would lose data, the end of a process would
 * not. Tests of crashes call `waitForDisk` first. The URL is that of a superuser and names the
 * maintenance database.
 * @throws {Error} with the server's output when it does not start
 */
export async function startPostgres(binFolder: string): Promise<RunningPostgres> {
  const user = await unprivilegedUser();
  const folder = await makeTempFolder("postgres");
  const data = `${folder}/data`;
  try {
    if (user) await Deno.chown(folder, user.uid, user.gid);
    const initdb = startChild({
      command: `${binFolder}/initdb`,
      args: [
        ...["-D", data, "-U", "laurel", "-A", "trust", "-E", "UTF8"],
        ...["--locale", Deno.build.os === "linux" ? "C.UTF-8" : "C"],
        // A crash during initdb loses nothing, because the folder is temporary.
        ...["--no-sync", "--no-instructions"],
      ],
      cwd: folder,
      user,
    });
    if (!(await initdb.exited).success) throw new Error(`initdb failed:\n${initdb.output()}`);
    await Deno.writeTextFile(
      `${data}/pg_hba.conf`,
      "local all all trust\nhost all all 127.0.0.1/32 trust\n",
    );

    await Deno.writeTextFile(`${data}/postgresql.conf`, settings(folder, "off"));

    const { child, port } = await withFreePort(async (port) => {
      const child = startChild({
        command: `${binFolder}/postgres`,
        args: ["-D", data, "-c", `port=${port}`],
        cwd: folder,
        user,
        // QUIT skips the last checkpoint, which nothing would read.
        stopSignal: "SIGQUIT",
      });
      await child.waitFor(/ready to accept connections/, 60_000);
      return { child, port };
    });
    return {
      url: `postgres://laurel@127.0.0.1:${port}/postgres`,
      async waitForDisk() {
        await Deno.writeTextFile(`${data}/postgresql.conf`, settings(folder, "on"));
        Deno.kill(child.pid, "SIGHUP");
        await child.waitFor(/parameter "fsync" changed to "on"/, 60_000);
      },
      async stop() {
        await child.stop();
        await removeFolder(folder);
      },
    };
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
}

/** Settings in a file: those on the command line could not be changed later. */
function settings(folder: string, isCareful: "on" | "off"): string {
  return Object.entries({
    listen_addresses: "'127.0.0.1'",
    unix_socket_directories: `'${folder}'`,
    unix_socket_permissions: "0700",
    max_connections: "200",
    shared_buffers: "256MB",
    fsync: isCareful,
    synchronous_commit: isCareful,
    full_page_writes: isCareful,
    // Tests create and drop many databases; a checkpoint for each would write to the disk.
    max_wal_size: "4GB",
    checkpoint_timeout: "1h",
  }).map(([name, value]) => `${name} = ${value}\n`).join("");
}

/**
 * Returns another user to run PostgreSQL as, because it refuses to run as root. Undefined when this
 * process is not root.
 */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (Deno.uid() !== 0) return undefined;
  const lines = (await Deno.readTextFile("/etc/passwd")).split("\n").map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const line = lines.find((fields) => fields[0] === name);
    if (line) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new Error(
    "PostgreSQL does not run as root and this machine has neither a user `postgres` nor `nobody`; " +
      "run the tests as an ordinary user",
  );
}
