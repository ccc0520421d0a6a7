import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { copyPreparedFolder } from "@/testing/prepared.ts";
import { startChild } from "@/testing/process.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import { lockDirectory } from "./directory_lock.ts";
import { openDatabase } from "./open.ts";

async function withFolder(test: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = await makeTempFolder("lock");
  try {
    await test(folder);
  } finally {
    await removeFolder(folder);
  }
}

Deno.test("directory lock - a second process is refused with the holder's name until it is released", () =>
  withFolder((folder) => {
    const path = `${folder}/not/there/yet`;
    const lock = lockDirectory(path);
    assertThrows(() => lockDirectory(path), Error, `in use by process ${Deno.pid}`);
    // A refused process must not take the lock from its holder.
    assertThrows(() => lockDirectory(path), Error, `in use by process ${Deno.pid}`);
    lock.release();
    lock.release();
    lockDirectory(path).release();
  }));

Deno.test("directory lock - the directory of a killed holder opens with every acknowledged row", () =>
  withFolder(async (folder) => {
    await copyPreparedFolder(folder, "migrated");
    const holder = startChild({
      command: "deno",
      args: [
        "run",
        "-P=start",
        new URL("testdata/hold_directory.ts", import.meta.url).pathname,
        folder,
      ],
      cwd: new URL("..", import.meta.url).pathname,
    });
    try {
      await holder.waitFor(/acknowledged 20\n/, 60_000);
      const error = await assertRejects(() => openDatabase({ dataDir: folder }), Error);
      assert(error.message.includes(`in use by process ${holder.pid} (since `), error.message);
      assert(error.message.includes("LAUREL_DATA_DIR"), error.message);
    } finally {
      await holder.kill();
    }
    const last = Number(holder.output().match(/acknowledged (\d+)\n(?!.*acknowledged)/s)![1]);
    const database = await openDatabase({ dataDir: folder });
    try {
      const rows = await database.db.selectFrom("settings").select("key").execute();
      const keys = new Set(rows.map((row) => row.key));
      for (let row = 1; row <= last; row++) assert(keys.has(`row ${row}`), `row ${row} of ${last}`);
      assert(last >= 20);
    } finally {
      await database.close();
    }
    // Closing released the lock.
    lockDirectory(folder).release();
    assertEquals(Deno.statSync(`${folder}/laurel.lock`).size, 0);
  }));
